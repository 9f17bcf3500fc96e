#include "fakes/ecs/task_definitions.h"

#include <charconv>
#include <optional>
#include <utility>

#include "fakes/aws/environment.h"
#include "fakes/ecs/errors.h"

namespace ecs {
namespace {

std::int32_t parse_revision(std::string_view digits) {
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), number);
  if (error != std::errc{} || end != digits.end()) {
    throw client_exception("Invalid revision number. Number: " + std::string(digits));
  }
  return number;
}

}  // namespace

const aws::Structure& Revision::shape() {
  static const aws::Structure kShape = aws::Structure("Revision")
                                           .field<&Revision::definition>("taskDefinition")
                                           .field<&Revision::tags>("tags");
  return kShape;
}

TaskDefinitions::Key TaskDefinitions::key_of(const TaskDefinition& definition) {
  const aws::Arn arn = *aws::parse_arn(definition.task_definition_arn);
  return {{arn.account, arn.region}, definition.family};
}

Revision& TaskDefinitions::add(const Scope& scope, Revision revision) {
  TaskDefinition& definition = revision.definition;
  Family& family = families_[{scope, definition.family}];
  definition.revision = family.empty() ? 1 : family.rbegin()->first + 1;
  definition.task_definition_arn =
      task_definition_arn(scope, definition.family, definition.revision);
  const std::int32_t number = definition.revision;
  Revision& kept = family.emplace(number, std::move(revision)).first->second;
  save(kept);
  return kept;
}

void TaskDefinitions::save(const Revision& revision) {
  records_.save(Kind::kTaskDefinition, revision.definition.task_definition_arn, revision);
}

Revision* TaskDefinitions::find(const Scope& scope, std::string_view identifier) {
  std::string_view name = identifier;
  if (name.starts_with("arn:")) {
    const std::string prefix = aws::arn("ecs", scope.region, scope.account, "task-definition/");
    if (!name.starts_with(prefix)) return nullptr;
    name.remove_prefix(prefix.size());
  }
  const std::size_t colon = name.find(':');
  const std::optional<std::int32_t> number =
      colon == std::string_view::npos ? std::nullopt
                                      : std::optional{parse_revision(name.substr(colon + 1))};
  const auto found = families_.find({scope, std::string(name.substr(0, colon))});
  if (found == families_.end()) return nullptr;
  Family& family = found->second;
  if (number) {
    const auto revision = family.find(*number);
    return revision == family.end() ? nullptr : &revision->second;
  }
  for (auto it = family.rbegin(); it != family.rend(); ++it) {
    if (it->second.definition.status == "ACTIVE") return &it->second;
  }
  return nullptr;
}

Revision& TaskDefinitions::require_active(const Scope& scope, std::string_view identifier) {
  Revision* revision = find(scope, identifier);
  if (revision == nullptr) throw task_definition_not_found();
  if (revision->definition.status != "ACTIVE") throw task_definition_inactive();
  return *revision;
}

std::vector<std::pair<std::string, const TaskDefinitions::Family*>> TaskDefinitions::families(
    const Scope& scope) const {
  std::vector<std::pair<std::string, const Family*>> result;
  for (auto it = families_.lower_bound({scope, ""}); it != families_.end(); ++it) {
    if (it->first.first != scope) break;
    result.emplace_back(it->first.second, &it->second);
  }
  return result;
}

void TaskDefinitions::restore() {
  records_.load<Revision>(Kind::kTaskDefinition, [this](Revision revision) {
    Family& family = families_[key_of(revision.definition)];
    const std::int32_t number = revision.definition.revision;
    family.emplace(number, std::move(revision));
  });
}

}  // namespace ecs
