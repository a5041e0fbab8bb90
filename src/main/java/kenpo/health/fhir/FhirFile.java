package kenpo.health.fhir;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import kenpo.crypto.Mac;
import kenpo.health.Items;
import kenpo.health.StoredCheckup;

/**
 * Checkups as FHIR R4: a Bundle of type collection with a document for each, of the shape of the
 * Japanese checkup report (jp-eCheckupReport.r4 1.5.0). Those documents name no profile, as what
 * institutions alone know (addresses, who wrote it) is missing, and so are insurance numbers
 * (docs/exports.md).
 */
public final class FhirFile {

  private final Items items;

  private final Mac mac;

  /**
   * @param mac with a key for ids
   */
  public FhirFile(Items items, Mac mac) {
    this.items = items;
    this.mac = mac;
  }

  public JsonObject of(Bearer bearer, List<StoredCheckup> checkups, Instant now) {
    var entries = new JsonArray();
    for (var stored : checkups) {
      var document = new FhirDocument(items, mac, bearer, stored);
      entries.add(
          new JsonObject()
              .put("fullUrl", Fhir.URN + document.id())
              .put("resource", document.bundle(now)));
    }
    var file = Fhir.resource("Bundle").put("type", "collection").put("timestamp", now.toString());
    return entries.isEmpty() ? file : file.put("entry", entries);
  }
}
