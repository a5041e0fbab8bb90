-- Ten years of each member that has a checkup, stored as one document each and as one row a value.
DROP TABLE IF EXISTS load_documents, load_values;
CREATE TABLE load_documents (society_id text, member_id bigint, examined date, document jsonb NOT NULL,
  PRIMARY KEY (society_id, member_id, examined));
CREATE TABLE load_values (society_id text, member_id bigint, examined date, place smallint, section text NOT NULL,
  item text NOT NULL, grouped smallint, role text, name text, status text NOT NULL, number text, unit text,
  list text, code text, ordered boolean, display text, words text, flag text, low text, high text,
  range_unit text, method text, by_whom text, PRIMARY KEY (society_id, member_id, examined, place));
CREATE INDEX load_values_item ON load_values (society_id, member_id, item, examined);

\timing on
\echo documents: insert
INSERT INTO load_documents
SELECT society_id, member_id, examined - 365 * y, document FROM checkups, generate_series(0, 9) y;
\echo rows: insert
INSERT INTO load_values
SELECT society_id, member_id, examined - 365 * y, o.place, v ->> 's', v ->> 'c', (v ->> 'g')::smallint, v ->> 'e',
       v ->> 'n', coalesce(v ->> 't', 'measured'), v ->> 'q', v ->> 'u', v ->> 'l', v ->> 'a', v ? 'y', v ->> 'm',
       v ->> 'x', v ->> 'f', v #>> '{v,0}', v #>> '{v,1}', v #>> '{v,2}', v ->> 'h', v ->> 'b'
  FROM checkups, generate_series(0, 9) y, jsonb_array_elements(document -> 'o') WITH ORDINALITY o (v, place);
\timing off
VACUUM ANALYZE load_documents, load_values;
SELECT format('%s documents, %s MB (indexes %s MB)', count(*),
              pg_total_relation_size('load_documents') / 1000000, pg_indexes_size('load_documents') / 1000000)
  FROM load_documents;
SELECT format('%s rows, %s MB (indexes %s MB)', count(*),
              pg_total_relation_size('load_values') / 1000000, pg_indexes_size('load_values') / 1000000)
  FROM load_values;

-- A thousand members, read whole, as a page reads them.
CREATE TEMPORARY TABLE sampled AS SELECT DISTINCT member_id FROM load_documents ORDER BY member_id LIMIT 1000;
CREATE FUNCTION pg_temp.took(what text, sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  m bigint; began timestamptz; n bigint; rows bigint := 0;
BEGIN
  FOR m IN SELECT member_id FROM sampled LOOP EXECUTE sql INTO n USING m; END LOOP;
  began := clock_timestamp();
  FOR m IN SELECT member_id FROM sampled LOOP EXECUTE sql INTO n USING m; rows := rows + n; END LOOP;
  RETURN format('%s: %s ms a member, %s found', what,
                round((extract(epoch FROM clock_timestamp() - began))::numeric, 3), rows / 1000);
END $$;
SELECT pg_temp.took('documents, ten years', $$SELECT sum(length(document::text)) FROM load_documents
  WHERE society_id = 'aoba' AND member_id = $1 AND examined > '2010-01-01'$$);
SELECT pg_temp.took('rows, ten years', $$SELECT sum(length(v::text)) FROM load_values v
  WHERE society_id = 'aoba' AND member_id = $1 AND examined > '2010-01-01'$$);
SELECT pg_temp.took('documents, one item', $$SELECT count(v ->> 'q') FROM load_documents, jsonb_array_elements(document -> 'o') v
  WHERE society_id = 'aoba' AND member_id = $1 AND examined > '2010-01-01' AND v ->> 'c' = '9N001000000000001'$$);
SELECT pg_temp.took('rows, one item', $$SELECT count(number) FROM load_values v
  WHERE society_id = 'aoba' AND member_id = $1 AND examined > '2010-01-01' AND item = '9N001000000000001'$$);
DROP TABLE load_documents, load_values;
