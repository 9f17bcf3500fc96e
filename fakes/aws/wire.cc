#include "fakes/aws/wire.h"

#include <array>

#include "fakes/aws/encode.h"

namespace aws {
namespace {

using sim::http::Response;

constexpr std::array<std::uint32_t, 256> kCrcTable = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t c = i;
    for (int bit = 0; bit < 8; ++bit) c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  return table;
}();

Response json_response(const ServiceModel* model, int status, const std::string& request_id,
                       std::string body, bool rest) {
  Response response;
  response.status = status;
  const std::string type = rest ? "application/json"
                                : "application/x-amz-json-" +
                                      std::string(model != nullptr ? model->json_version : "1.0");
  response.headers = {{"x-amzn-RequestId", request_id}, {"Content-Type", type}};
  if (model != nullptr && model->crc32) {
    response.headers.add("x-amz-crc32", std::to_string(crc32(body)));
  }
  response.body = std::move(body);
  return response;
}

std::string type_of_error(const ServiceModel* model, const Error& error) {
  std::string_view space = error.type_namespace();
  if (space.empty() && model != nullptr) space = model->error_namespace;
  return space.empty() ? error.code() : std::string(space) + "#" + error.code();
}

// `{"__type":…,"message":…}` with the error's further members.
std::string error_body(const std::string& type, const Error& error) {
  sim::JsonWriter json;
  json.begin_object();
  if (!type.empty()) json.key("__type").value(type);
  json.key("message").value(error.message());
  json.end_object();
  std::string body = json.take();
  if (error.fields().size() > 2) {
    body.back() = ',';
    body.append(error.fields(), 1, std::string::npos);
  }
  return body;
}

Response xml_response(int status, const std::string& request_id, std::string body) {
  Response response;
  response.status = status;
  response.headers = {{"x-amzn-RequestId", request_id}, {"Content-Type", "text/xml"}};
  response.body = std::move(body);
  return response;
}

std::string query_success(const ServiceModel& model, const Operation& operation,
                          const std::string& request_id, const void* value) {
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
  xml += "<ResponseMetadata><RequestId>" + request_id + "</RequestId></ResponseMetadata></" + name +
         "Response>";
  return xml;
}

std::string query_error(const ServiceModel* model, const std::string& request_id,
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
  xml += "</Message><Detail/></Error><RequestId>" + request_id + "</RequestId></ErrorResponse>";
  return xml;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t c = 0xFFFFFFFFu;
  for (const char byte : bytes) {
    c = kCrcTable[(c ^ static_cast<unsigned char>(byte)) & 0xFFu] ^ (c >> 8);
  }
  return c ^ 0xFFFFFFFFu;
}

Response success_response(Protocol protocol, const ServiceModel& model, const Operation& operation,
                          const std::string& request_id, const void* value) {
  if (protocol == Protocol::kQuery) {
    return xml_response(200, request_id, query_success(model, operation, request_id, value));
  }
  return json_response(&model, operation.success_status, request_id,
                       to_json(operation.output(), value), protocol == Protocol::kRestJson);
}

Response error_response(Protocol protocol, const ServiceModel* model, const std::string& request_id,
                        const Error& error) {
  if (protocol == Protocol::kQuery) {
    return xml_response(error.status(), request_id, query_error(model, request_id, error));
  }
  const bool rest = protocol == Protocol::kRestJson;
  Response response =
      json_response(model, error.status(), request_id,
                    error_body(rest ? std::string{} : type_of_error(model, error), error), rest);
  if (rest) response.headers.add("x-amzn-ErrorType", error.code());
  if (model != nullptr && model->query_compatible) {
    response.headers.add(
        "x-amzn-query-error",
        error.query_code() + (error.fault() == Fault::kSender ? ";Sender" : ";Receiver"));
  }
  return response;
}

}  // namespace aws
