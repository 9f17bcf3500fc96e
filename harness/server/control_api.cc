#include "harness/server/control_api.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "fakes/aws/service.h"
#include "harness/server/control_handlers.h"
#include "harness/server/respond.h"

namespace harness {
namespace {

constexpr std::string_view kJournalQuery[] = {"since", "kind", "actor", "subject", "limit"};
constexpr std::string_view kMailQuery[] = {"since", "limit"};
constexpr std::string_view kSendMailQuery[] = {"from", "to"};
constexpr std::string_view kExplainQuery[] = {"format"};
constexpr std::string_view kExplainItemQuery[] = {"format", "key"};

constexpr ControlRoute kRoutes[] = {
    {"GET", "explain", kExplainQuery, get_explain_take},
    {"GET", "explain/failure", kExplainQuery, get_explain_failure},
    {"GET", "explain/item/{id}", kExplainItemQuery, get_explain_item},
    {"GET", "explain/mail/{id}", kExplainQuery, get_explain_mail},
    {"GET", "explain/message/{id}", kExplainQuery, get_explain_message},
    {"GET", "explain/queue/{id}", kExplainQuery, get_explain_queue},
    {"GET", "explain/task/{id}", kExplainQuery, get_explain_task},
    {"GET", "faults", {}, get_faults},
    {"POST", "faults", {}, post_faults},
    {"DELETE", "faults", {}, delete_faults},
    {"DELETE", "faults/{id}", {}, delete_one_fault},
    {"GET", "health", {}, get_health},
    {"GET", "journal", kJournalQuery, get_journal},
    {"GET", "mail", kMailQuery, get_mail},
    {"POST", "mail", kSendMailQuery, post_mail, aws::kMostBodyBytes},
    {"GET", "mail/{id}", {}, get_one_mail},
    {"GET", "openapi.json", {}, get_openapi},
    {"GET", "queues", {}, get_queues},
    {"POST", "reset", {}, post_reset},
    {"GET", "tasks", {}, get_tasks},
    {"GET", "time", {}, get_time},
    {"POST", "time", {}, post_time},
};

constexpr std::string_view kLabel = "{id}";

// The part of `path` that stands where the route's path has its label; "" if the route has no
// label. Nothing if `path` is not of this route.
std::optional<std::string> match(std::string_view route, std::string_view path) {
  if (!route.ends_with(kLabel)) {
    return route == path ? std::optional<std::string>{""} : std::nullopt;
  }
  const std::string_view before = route.substr(0, route.size() - kLabel.size());
  if (!path.starts_with(before)) return std::nullopt;
  const std::string_view label = path.substr(before.size());
  if (label.empty() || label.find('/') != label.npos) return std::nullopt;
  return sim::http::percent_decode(label, false);
}

std::string names(std::span<const std::string_view> list) {
  std::string text;
  for (const std::string_view name : list) text += (text.empty() ? "" : ", ") + std::string(name);
  return text.empty() ? "none" : text;
}

std::multimap<std::string, std::string> query_of(const ControlRoute& route,
                                                 const sim::http::Request& request) {
  std::multimap<std::string, std::string> query;
  for (auto& [name, value] : sim::http::parse_form(request.query())) {
    if (std::ranges::find(route.query, name) == route.query.end()) {
      throw ControlError{400,
                         "unknown query parameter '" + name + "'; expected: " + names(route.query)};
    }
    query.emplace(name, value);
  }
  return query;
}

sim::http::Response wrong_method(const sim::http::Request& request, const std::string& allowed) {
  auto response = error_response(405, request.method + " is not a method of " +
                                          std::string(request.path()) + "; expected: " + allowed);
  response.headers.add("Allow", allowed);
  return response;
}

sim::http::Response unknown_path(const sim::http::Request& request) {
  std::string known;
  for (const ControlRoute& route : kRoutes) {
    const std::string path(route.path);
    if (known.find(path + ",") == known.npos) known += " " + path + ",";
  }
  known.pop_back();
  return error_response(404, "nothing is at " + std::string(request.path()) + "; below " +
                                 std::string(kControlPrefix) + " there are" + known);
}

}  // namespace

std::span<const ControlRoute> control_routes() { return kRoutes; }

std::string ControlCall::text(const std::string& name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::string{} : found->second;
}

std::uint64_t ControlCall::number(const std::string& name, std::uint64_t fallback,
                                  std::uint64_t most) const {
  const auto found = query.find(name);
  if (found == query.end()) return fallback;
  const std::string& digits = found->second;
  std::uint64_t value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || stop != digits.data() + digits.size() || value > most) {
    throw ControlError{
        400, name + "='" + digits + "': expected a whole number from 0 to " + std::to_string(most)};
  }
  return value;
}

sim::http::Response answer_control(Controls& controls, const sim::http::Request& request) {
  std::string_view path = request.path();
  path.remove_prefix(std::min(path.size(), kControlPrefix.size()));
  std::string allowed;
  for (const ControlRoute& route : kRoutes) {
    auto label = match(route.path, path);
    if (!label) continue;
    if (route.method != request.method) {
      allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
      continue;
    }
    if (request.body.size() > route.most_body_bytes) {
      return error_response(
          413, "the body has more than " + std::to_string(route.most_body_bytes) + " bytes");
    }
    try {
      ControlCall call{controls, request, std::move(*label), query_of(route, request)};
      return route.handler(call);
    } catch (const ControlError& error) {
      return error_response(error.status, error.message);
    }
  }
  return allowed.empty() ? unknown_path(request) : wrong_method(request, allowed);
}

}  // namespace harness
