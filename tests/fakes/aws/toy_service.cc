#include "tests/fakes/aws/toy_service.h"

namespace tests {
namespace {

bool is_lower(std::string_view text) {
  for (const char c : text) {
    if (c < 'a' || c > 'z') return false;
  }
  return true;
}

ToyResponse create_toy(Toys& toys, const aws::Call& call, const CreateToyRequest& request) {
  if (request.toy_name == "taken") {
    throw aws::Error("ToyExists", 400, "A toy <taken> exists")
        .with_query_code("Toys.Exists")
        .with_fields(R"({"Toy":"taken"})");
  }
  if (request.toy_name == "broken") toys.environment().store.execute("nonsense");
  ToyResponse response;
  response.toy_url = call.caller.endpoint + "/" + call.caller.account + "/" + request.toy_name;
  response.tags = request.tags;
  response.attributes = request.attributes;
  response.created = toys.environment().now();
  response.picture = request.picture;
  return response;
}

void await_toy(Toys& toys, const AwaitToyRequest& request, aws::Reply<ToyResponse> reply) {
  reply.on_abandoned([&toys] { ++toys.abandoned; });
  toys.environment().scheduler.after(std::chrono::seconds{request.seconds}, [reply] {
    ToyResponse response;
    response.toy_url = "late";
    reply.send(response);
  });
}

constexpr aws::Operation kOperations[] = {
    aws::operation<create_toy>("CreateToy").rest("POST", "/v2/toys/{ToyName}"),
    aws::deferred_operation<await_toy>("AwaitToy"),
};

constexpr aws::ServiceModel kModel = {
    .id = "toy",
    .signing_name = "toy",
    .target_prefix = "ToyStore",
    .json_version = "1.0",
    .query_version = "2012-11-05",
    .xml_namespace = "http://toys.test/doc/",
    .error_namespace = "com.test.toys",
    .query_compatible = true,
    .rest_json = true,
    .rpc_v2_cbor = true,
    .crc32 = true,
    .compressed_from = 1000,
    .server_header = "Toys",
    .serialization_text = "Message",
    .operations = kOperations,
    .invalid = aws::default_invalid,
};

}  // namespace

const aws::Structure& ToyTag::shape() {
  static const aws::Structure kShape =
      aws::Structure("ToyTag").required<&ToyTag::key>("Key").field<&ToyTag::value>("Value");
  return kShape;
}

const aws::Structure& ToyResponse::shape() {
  using S = ToyResponse;
  static const aws::Structure kShape =
      aws::Structure("ToyResponse")
          .required<&S::toy_url>("ToyUrl")
          .field<&S::tags>("Tags")
          .field<&S::attributes>("Attributes")
          .query({.name = "Attribute", .flattened = true, .key = "Name", .value = "Value"})
          .field<&S::created>("Created")
          .field<&S::picture>("Picture");
  return kShape;
}

const aws::Structure& CreateToyRequest::shape() {
  using S = CreateToyRequest;
  static const aws::Structure kShape =
      aws::Structure("CreateToyRequest")
          .required<&S::toy_name>("ToyName", aws::length(3, 10).pattern("[a-z]+", is_lower))
          .field<&S::size>("Size", aws::range(1, 10))
          .field<&S::attributes>("Attributes")
          .query({.name = "Attribute", .flattened = true, .key = "Name", .value = "Value"})
          .field<&S::tags>("Tags")
          .field<&S::colours>("Colours")
          .query({.name = "Colour", .flattened = true})
          .elements(aws::one_of({"red", "blue"}))
          .field<&S::picture>("Picture")
          .field<&S::fragile>("Fragile")
          .refused("Wheels");
  return kShape;
}

const aws::Structure& AwaitToyRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("AwaitToyRequest").required<&AwaitToyRequest::seconds>("Seconds");
  return kShape;
}

const aws::ServiceModel& Toys::model() const { return kModel; }

}  // namespace tests
