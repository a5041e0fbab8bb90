package kenpo.health.fhir;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** The resources of one document, each under the id of its part. */
final class Entries {

  private final Ids ids;
  private final Instant stored;
  private final JsonArray entries = new JsonArray();

  /**
   * @param stored since when what they say is known
   */
  Entries(Ids ids, Instant stored) {
    this.ids = ids;
    this.stored = stored;
  }

  /** Adds what belongs to that part, and answers how others refer to it. */
  JsonObject add(String part, JsonObject resource) {
    var id = ids.of(part);
    resource.put("id", id).put("meta", new JsonObject().put("lastUpdated", stored.toString()));
    entries.add(new JsonObject().put("fullUrl", Fhir.URN + id).put("resource", resource));
    return Fhir.reference(id);
  }

  /** Before it is added, or after. */
  JsonObject reference(String part) {
    return Fhir.reference(ids.of(part));
  }

  JsonArray all() {
    return entries;
  }
}
