#include "harness/programs/container_agent.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "harness/programs/metadata.h"
#include "harness/programs/program_container.h"
#include "sim/journal/json_writer.h"
#include "sim/time/pacer.h"

namespace harness {
namespace {

using sim::http::Request;
using sim::http::Response;

constexpr std::string_view kMetadata = "/v4/";
constexpr std::string_view kCredentials = "/v2/credentials/";
constexpr std::string_view kAgent = "/api/";
constexpr std::string_view kProtection = "task-protection/v1/state";
constexpr sim::Duration kCredentialsLast = std::chrono::hours{6};

Response json_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.headers.add("Content-Type", "application/json");
  response.body = std::move(body);
  return response;
}

Response error(int status, const std::string& code, const std::string& message) {
  sim::JsonWriter json;
  json.begin_object().key("code").value(code).key("message").value(message).end_object();
  return json_response(status, json.take());
}

Response not_found(std::string_view path) {
  return error(404, "NotFound", "the container agent has nothing at " + std::string(path));
}

// Cuts `id` off `id/rest`; what is left is the rest.
std::string_view take_part(std::string_view& rest) {
  const std::size_t slash = rest.find('/');
  const std::string_view part = rest.substr(0, slash);
  rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
  return part;
}

std::vector<const ProgramContainer*> of_task(const ProgramContainers& all,
                                             const std::string& task_arn) {
  std::vector<const ProgramContainer*> found;
  for (const ProgramContainer* container : all.list()) {
    if (container->spec().task_arn == task_arn) found.push_back(container);
  }
  return found;
}

}  // namespace

Response ContainerAgent::answer(std::string_view path, const Request& request) {
  if (path.starts_with(kCredentials)) return credentials(path, request);
  if (path.starts_with(kMetadata)) return metadata(path.substr(kMetadata.size()));
  if (path.starts_with(kAgent)) return protection(path.substr(kAgent.size()), request);
  return not_found(path);
}

Response ContainerAgent::metadata(std::string_view rest) {
  const std::string_view whole = rest;
  const ProgramContainer* container = containers_.by_runtime_id(take_part(rest));
  if (container == nullptr) return not_found(whole);
  const sim::Time now = environment_.now();
  if (rest.empty()) return json_response(200, container_metadata(*container));
  if (rest == "stats") return json_response(200, container_stats(*container, now));
  const auto task = of_task(containers_, container->spec().task_arn);
  if (rest == "task") return json_response(200, task_metadata(task));
  if (rest == "task/stats") return json_response(200, task_stats(task, now));
  return not_found(whole);
}

Response ContainerAgent::credentials(std::string_view path, const Request& request) {
  const ProgramContainer* container = containers_.by_credentials(path);
  if (container == nullptr) return not_found(path);
  const std::string_view given = request.headers.get("Authorization");
  if (!given.empty() && given != container->identity().token) {
    return error(403, "AccessDenied", "the authorization token is not this container's");
  }
  const sim::Time now = container->is_in_engine() ? sim::Pacer::wall_date() : program_time_();
  sim::JsonWriter json;
  json.begin_object();
  json.key("RoleArn").value("");
  // The account of a call is that of its access key.
  json.key("AccessKeyId").value(container->spec().account);
  json.key("SecretAccessKey").value("backlot");
  json.key("Token").value(container->identity().token);
  json.key("Expiration").value(sim::to_iso8601(now + kCredentialsLast));
  json.end_object();
  return json_response(200, json.take());
}

// A task that belongs to no service has no protection, and is told so in an answer of status 200.
Response ContainerAgent::protection_of(const ProgramContainer& container) {
  const std::string& task_arn = container.spec().task_arn;
  sim::JsonWriter json;
  json.begin_object();
  if (!container.events().can_be_protected()) {
    json.key("failure").begin_object();
    json.key("Arn").value(task_arn);
    json.key("Detail").null();
    json.key("Reason").value("TASK_NOT_VALID");
    json.end_object().end_object();
    return json_response(200, json.take());
  }
  const std::optional<sim::Time> until = container.events().protected_until();
  const bool enabled = until && *until > environment_.now();
  json.key("protection").begin_object();
  json.key("ProtectionEnabled").value(enabled);
  json.key("ExpirationDate");
  if (enabled) {
    json.value(sim::to_iso8601(*until));
  } else {
    json.null();
  }
  json.key("TaskArn").value(task_arn);
  json.end_object().end_object();
  return json_response(200, json.take());
}

Response ContainerAgent::protection(std::string_view rest, const Request& request) {
  const std::string_view whole = rest;
  const ProgramContainer* container = containers_.by_runtime_id(take_part(rest));
  if (container == nullptr || rest != kProtection) return not_found(whole);
  if (request.method == "GET") return protection_of(*container);
  if (request.method != "PUT") return error(405, "MethodNotAllowed", "expected GET or PUT");
  const auto body = nlohmann::json::parse(request.body, nullptr, false);
  const auto enabled = body.is_object() ? body.find("ProtectionEnabled") : body.end();
  if (!body.is_object() || enabled == body.end() || !enabled->is_boolean()) {
    return error(400, "InvalidParameterException",
                 "Invalid request: does not contain 'ProtectionEnabled' field");
  }
  const auto asked = body.find("ExpiresInMinutes");
  const bool given = asked != body.end();
  // Read as 64 bits: a number too large for fewer must not become one that is allowed.
  const auto minutes = given && asked->is_number_integer() ? asked->get<std::int64_t>() : 0;
  if (given && (minutes < 1 || minutes > ecs::kMostProtectionMinutes)) {
    return error(400, "InvalidParameterException",
                 "Invalid request: expiration duration must be greater than zero minutes and at "
                 "most 2880 minutes");
  }
  std::optional<sim::Time> until;
  if (enabled->get<bool>()) {
    const std::chrono::minutes span{given ? minutes : ecs::kDefaultProtectionMinutes};
    until = environment_.now() + span;
  }
  if (container->events().can_be_protected()) container->events().protect(until);
  return protection_of(*container);
}

}  // namespace harness
