#include "harness/server/respond.h"

#include <utility>

#include "sim/journal/json_writer.h"

namespace harness {
namespace {

sim::http::Response response(int status, std::string type, std::string body) {
  sim::http::Response result;
  result.status = status;
  result.headers.add("Content-Type", type);
  result.body = std::move(body);
  return result;
}

}  // namespace

sim::http::Response json_response(std::string json) {
  json += '\n';
  return response(200, "application/json", std::move(json));
}

sim::http::Response text_response(std::string text) {
  return response(200, "text/plain; charset=utf-8", std::move(text));
}

sim::http::Response error_response(int status, std::string_view message) {
  sim::JsonWriter json;
  json.begin_object().key("error").value(message).end_object();
  return response(status, "application/json", json.take() + "\n");
}

}  // namespace harness
