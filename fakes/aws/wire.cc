#include "fakes/aws/wire.h"

#include <zlib.h>

#include "fakes/aws/encode.h"
#include "fakes/aws/encode_cbor.h"

namespace aws {
namespace {

using sim::http::Response;

constexpr std::string_view kSerializationException = "SerializationException";

std::string json_type(const ServiceModel* model, bool rest) {
  if (rest) return "application/json";
  constexpr std::string_view kType = "application/x-amz-json-";
  const std::string_view version = model != nullptr ? model->json_version : "1.0";
  std::string type;
  type.reserve(kType.size() + version.size());
  return type.append(kType).append(version);
}

Response response_of(int status, std::string_view request_id, std::string_view type,
                     std::string body) {
  Response response;
  response.status = status;
  response.headers.add("x-amzn-RequestId", request_id);
  response.headers.add("Content-Type", type);
  response.body = std::move(body);
  return response;
}

Response json_response(const ServiceModel* model, int status, std::string_view request_id,
                       std::string body, bool rest) {
  Response response = response_of(status, request_id, json_type(model, rest), std::move(body));
  if (model != nullptr && model->crc32) {
    response.headers.add("x-amz-crc32", std::to_string(crc32(response.body)));
  }
  return response;
}

std::string type_of_error(const ServiceModel* model, const Error& error) {
  std::string_view space = error.type_namespace();
  if (space.empty() && model != nullptr) space = model->error_namespace;
  return space.empty() ? error.code() : std::string(space) + "#" + error.code();
}

std::string_view text_member(const ServiceModel* model, const Error& error) {
  if (model == nullptr || error.code() != kSerializationException) return "message";
  return model->serialization_text;
}

// `{"__type":…,"message":…}` with the error's further members.
std::string error_body(const ServiceModel* model, const std::string& type, const Error& error) {
  sim::JsonWriter json;
  json.begin_object();
  if (!type.empty()) json.key("__type").value(type);
  // A service that also speaks Query, or once did, leaves an empty message out.
  const bool is_left_out =
      model != nullptr && model->query_compatible && error.has_message() && error.message().empty();
  if (!is_left_out) {
    json.key(text_member(model, error));
    error.has_message() ? json.value(error.message()) : json.null();
  }
  json.end_object();
  std::string body = json.take();
  if (error.fields().size() > 2) {
    body.back() = ',';
    body.append(error.fields(), 1, std::string::npos);
  }
  return body;
}

void add_query_error(const ServiceModel* model, const Error& error, Response& response) {
  if (model == nullptr || !model->query_compatible) return;
  response.headers.add(
      "x-amzn-query-error",
      error.query_code() + (error.fault() == Fault::kSender ? ";Sender" : ";Receiver"));
}

// An answer without a body has no Content-Type.
Response cbor_response(int status, std::string_view request_id, std::string body) {
  Response response;
  response.status = status;
  response.headers.add("x-amzn-RequestId", request_id);
  response.headers.add("smithy-protocol", "rpc-v2-cbor");
  if (!body.empty()) response.headers.add("Content-Type", "application/cbor");
  response.body = std::move(body);
  return response;
}

// An operation whose model has no output at all is answered without a body.
std::string cbor_success(const Operation& operation, const void* value) {
  if (operation.output().fields().empty() && !operation.empty_result) return {};
  return to_cbor(operation.output(), value);
}

std::string query_success(const ServiceModel& model, const Operation& operation,
                          std::string_view request_id, const void* value) {
  const std::string name(operation.name);
  std::string xml = "<?xml version=\"1.0\"?><" + name + "Response";
  if (!model.xml_namespace.empty()) {
    xml.append(" xmlns=\"").append(model.xml_namespace).append("\"");
  }
  xml += ">";
  if (operation.empty_result || !operation.output().fields().empty()) {
    xml += "<" + name + "Result>";
    encode_xml(operation.output(), value, xml);
    xml += "</" + name + "Result>";
  }
  xml.append("<ResponseMetadata><RequestId>").append(request_id);
  xml.append("</RequestId></ResponseMetadata></").append(name).append("Response>");
  return xml;
}

std::string query_error(const ServiceModel* model, std::string_view request_id,
                        const Error& error) {
  std::string xml = "<?xml version=\"1.0\"?><ErrorResponse";
  if (model != nullptr && !model->xml_namespace.empty()) {
    xml.append(" xmlns=\"").append(model->xml_namespace).append("\"");
  }
  xml += "><Error><Type>";
  xml += error.fault() == Fault::kSender ? "Sender" : "Receiver";
  xml += "</Type><Code>";
  append_xml_text(xml, error.query_code());
  xml += "</Code><Message>";
  append_xml_text(xml, error.query_message());
  xml.append("</Message><Detail/></Error><RequestId>").append(request_id);
  xml.append("</RequestId></ErrorResponse>");
  return xml;
}

std::string rest_xml_error(std::string_view request_id, const Error& error) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>";
  append_xml_text(xml, error.code());
  xml += "</Code><Message>";
  append_xml_text(xml, error.message());
  xml.append("</Message><RequestId>").append(request_id).append("</RequestId></Error>");
  return xml;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      ::crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

Response success_response(Protocol protocol, const ServiceModel& model, const Operation& operation,
                          const Outcome& outcome) {
  if (protocol == Protocol::kQuery) {
    return response_of(200, outcome.request_id, "text/xml",
                       query_success(model, operation, outcome.request_id, outcome.response));
  }
  if (protocol == Protocol::kRpcV2Cbor) {
    return cbor_response(200, outcome.request_id, cbor_success(operation, outcome.response));
  }
  return json_response(&model, operation.success_status, outcome.request_id,
                       std::move(*outcome.json), protocol == Protocol::kRestJson);
}

Response error_response(Protocol protocol, const ServiceModel* model, std::string_view request_id,
                        const Error& error) {
  if (protocol == Protocol::kQuery) {
    return response_of(error.status(), request_id, "text/xml",
                       query_error(model, request_id, error));
  }
  if (protocol == Protocol::kRestXml) {
    return response_of(error.status(), request_id, "application/xml",
                       rest_xml_error(request_id, error));
  }
  if (protocol == Protocol::kRpcV2Cbor) {
    Response response = cbor_response(error.status(), request_id,
                                      error_to_cbor(type_of_error(model, error), error));
    add_query_error(model, error, response);
    return response;
  }
  const bool rest = protocol == Protocol::kRestJson;
  Response response = json_response(
      model, error.status(), request_id,
      error_body(model, rest ? std::string{} : type_of_error(model, error), error), rest);
  if (rest) response.headers.add("x-amzn-ErrorType", error.code());
  add_query_error(model, error, response);
  return response;
}

}  // namespace aws
