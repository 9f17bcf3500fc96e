#include "harness/programs/secrets.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "fakes/ecs/tasks/stop_reasons.h"

namespace harness {
namespace {

using nlohmann::json;

// `arn:aws:secretsmanager:region:account:secret:name`, before
// `:json-key:version-stage:version-id`.
constexpr int kFieldsOfArn = 7;

ecs::ContainerStartError cannot_get(const std::string& why) {
  return ecs::ContainerStartError(ecs::stop_reason::cannot_get_secrets(why));
}

struct Reference {
  std::string secret;    // its ARN
  std::string json_key;  // "": all of it
  std::string version;   // what follows, without colons; ":" alone says nothing
};

Reference parse(std::string_view value_from) {
  std::size_t end = 0;
  for (int field = 0; field < kFieldsOfArn && end != std::string_view::npos; ++field) {
    end = value_from.find(':', field == 0 ? 0 : end + 1);
  }
  Reference reference;
  reference.secret = value_from.substr(0, end);
  if (end == std::string_view::npos) return reference;
  value_from.remove_prefix(end + 1);
  const std::size_t colon = value_from.find(':');
  reference.json_key = value_from.substr(0, colon);
  if (colon == std::string_view::npos) return reference;
  for (const char c : value_from.substr(colon + 1)) {
    if (c != ':') reference.version += c;
  }
  return reference;
}

std::string from_secrets_manager(const std::string& value_from,
                                 const std::map<std::string, std::string>& known) {
  const std::string fetching =
      "unable to retrieve secret from asm: service call has been retried 1 time(s): ";
  const Reference reference = parse(value_from);
  const auto found = known.find(reference.secret);
  if (found == known.end()) {
    throw cannot_get(fetching + "failed to fetch secret " + value_from +
                     " from secrets manager: ResourceNotFoundException: Secrets Manager can't "
                     "find the specified secret.");
  }
  if (!reference.version.empty() && reference.version != "AWSCURRENT") {
    throw cannot_get(fetching + "failed to fetch secret " + value_from +
                     " from secrets manager: Backlot has no versions of secrets");
  }
  if (reference.json_key.empty()) return found->second;
  const json value = json::parse(found->second, nullptr, false);
  if (!value.is_object() || !value.contains(reference.json_key)) {
    throw cannot_get("retrieved secret from Secrets Manager did not contain json key " +
                     reference.json_key);
  }
  const json& member = value.at(reference.json_key);
  return member.is_string() ? member.get<std::string>() : member.dump();
}

// A parameter may be known by its name or its ARN, and be asked for by either.
std::string from_parameter_store(const std::string& value_from,
                                 const std::map<std::string, std::string>& known) {
  const auto name_of = [](const std::string& text) {
    const std::size_t mark = text.find(":parameter/");
    const std::string name = mark == std::string::npos ? text : text.substr(mark + 11);
    return name.starts_with('/') ? name.substr(1) : name;
  };
  for (const auto& [from, value] : known) {
    if (from.find(":secretsmanager:") == std::string::npos && name_of(from) == name_of(value_from))
      return value;
  }
  throw cannot_get(
      "unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid "
      "parameters: [" +
      value_from + "]");
}

}  // namespace

Variables secrets_of(const ecs::ContainerSpec& spec,
                     const std::map<std::string, std::string>& known) {
  Variables variables;
  for (const auto& [name, from] : spec.secrets) {
    const bool manager = from.find(":secretsmanager:") != std::string::npos;
    variables[name] =
        manager ? from_secrets_manager(from, known) : from_parameter_store(from, known);
  }
  return variables;
}

}  // namespace harness
