#include "harness/server/input.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "fakes/aws/base64.h"
#include "harness/server/control_api.h"
#include "sim/journal/json_writer.h"
#include "sim/journal/utf8.h"

namespace harness {
namespace {

constexpr char kCall[] = "input.call";
constexpr char kMail[] = "input.mail";
constexpr char kAdvance[] = "input.advance";
constexpr char kGone[] = "input.gone";
// A session token may be a real one, if somebody's real credentials are at hand.
constexpr std::string_view kSecretHeader = "X-Amz-Security-Token";
constexpr std::string_view kLengthHeader = "Content-Length";

const char* kind_of(const sim::http::Request& request) {
  const std::string_view path = request.path();
  if (!path.starts_with(kControlPrefix)) return kCall;
  return path.substr(kControlPrefix.size()) == "mail" ? kMail : kAdvance;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sim::utf8_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

void write_headers(sim::JsonWriter& json, const sim::http::Headers& headers) {
  json.key("headers").begin_array();
  for (const auto& [name, value] : headers) {
    if (sim::http::equal_ignoring_case(name, kSecretHeader) ||
        sim::http::equal_ignoring_case(name, kLengthHeader)) {
      continue;
    }
    json.begin_array().value(name).value(value).end_array();
  }
  json.end_array();
}

sim::http::Request parse_request(const nlohmann::json& data, const sim::Event& event) {
  sim::http::Request request;
  request.method = data.at("method").get<std::string>();
  request.target = data.at("target").get<std::string>();
  request.peer = event.actor;
  for (const auto& header : data.at("headers")) {
    request.headers.add(header.at(0).get<std::string>(), header.at(1).get<std::string>());
  }
  if (data.contains("body")) {
    request.body = data.at("body").get<std::string>();
  } else {
    request.body = aws::base64_decode(data.at("body_base64").get<std::string>()).value();
  }
  return request;
}

}  // namespace

bool is_input(const sim::http::Request& request) {
  const std::string_view path = request.path();
  if (!path.starts_with(kControlPrefix)) return true;
  const std::string_view rest = path.substr(kControlPrefix.size());
  return request.method == "POST" && (rest == "mail" || rest == "time");
}

bool is_advance(const sim::http::Request& request) {
  return is_input(request) && kind_of(request) == kAdvance;
}

std::uint64_t record_input(sim::Journal& journal, const sim::Scheduler& scheduler,
                           const sim::http::Request& request) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("after").value(scheduler.events_run());
  json.key("method").value(request.method);
  json.key("target").value(request.target);
  write_headers(json, request.headers);
  if (is_utf8(request.body)) {
    json.key("body").value(request.body);
  } else {
    json.key("body_base64").value(aws::base64_encode(request.body));
  }
  json.end_object();
  return journal.record(request.peer, kind_of(request), request.method + " " + request.target,
                        json.take());
}

void record_gone(sim::Journal& journal, const sim::Scheduler& scheduler, std::uint64_t input) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("after").value(scheduler.events_run());
  json.key("input").value(input);
  json.end_object();
  journal.record("client", kGone, std::to_string(input), json.take());
}

std::optional<Input> parse_input(const sim::Event& event) {
  if (!event.kind.starts_with("input.")) return std::nullopt;
  Input input;
  input.sequence = event.sequence;
  input.time = event.time;
  try {
    const auto data = nlohmann::json::parse(event.data);
    input.after = data.at("after").get<std::uint64_t>();
    if (event.kind == kGone) {
      input.gone = data.at("input").get<std::uint64_t>();
    } else {
      input.request = parse_request(data, event);
    }
  } catch (const std::exception& error) {
    throw std::runtime_error("event " + std::to_string(event.sequence) + " (" + event.kind +
                             ") cannot be read: " + error.what());
  }
  return input;
}

}  // namespace harness
