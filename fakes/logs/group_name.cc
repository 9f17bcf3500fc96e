#include "fakes/logs/group_name.h"

#include "fakes/logs/errors.h"

namespace logs {
namespace {

constexpr std::string_view kResource = "log-group:";

// `arn:aws:logs:REGION:ACCOUNT:log-group:NAME` or `…:NAME:*`, or a name.
std::string name_in(const std::string& identifier) {
  const auto arn = aws::parse_arn(identifier);
  if (!arn) return identifier;
  if (arn->service != "logs" || !arn->resource.starts_with(kResource)) {
    throw invalid_parameter("Invalid log group identifier: " + identifier);
  }
  std::string name = arn->resource.substr(kResource.size());
  if (name.ends_with(":*")) name.resize(name.size() - 2);
  return name;
}

}  // namespace

Group require_group(Logs& logs, const aws::Caller& caller, const std::string& name) {
  auto group = logs.groups().find(caller.account, caller.region, name);
  if (!group) throw group_not_found();
  return std::move(*group);
}

Group require_group(Logs& logs, const aws::Caller& caller, const std::optional<std::string>& name,
                    const std::optional<std::string>& identifier) {
  if (name.has_value() == identifier.has_value()) {
    throw invalid_parameter(
        "Exactly one of logGroupName and logGroupIdentifier must be specified.");
  }
  return require_group(logs, caller, name ? *name : name_in(*identifier));
}

Stream require_stream(Logs& logs, const Group& group, const std::string& name) {
  auto stream = logs.streams().find(group.id, name);
  if (!stream) throw stream_not_found();
  return std::move(*stream);
}

}  // namespace logs
