package kenpo.health.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** What FHIR R4 itself forbids; Japanese lists of codes it doesn't know, and passes. */
final class Validator {

  private static final FhirValidator R4 = validator();

  private Validator() {}

  private static FhirValidator validator() {
    var context = FhirContext.forR4();
    var knowledge =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new CommonCodeSystemsTerminologyService(context));
    return context.newValidator().registerValidatorModule(new FhirInstanceValidator(knowledge));
  }

  /** Empty when it is valid. */
  static List<String> errors(JsonObject resource) {
    return R4.validateWithResult(resource.encode()).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(Validator::told)
        .toList();
  }

  private static String told(SingleValidationMessage message) {
    return message.getLocationString() + ": " + message.getMessage();
  }
}
