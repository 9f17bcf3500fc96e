#include "fakes/ecs/task_definitions/task_definitions.h"

#include <algorithm>
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

// The highest revision of a family that was removed, as it is kept.
struct FamilyRecord {
  std::string account;
  std::string region;
  std::string family;
  std::int32_t last_removed = 0;

  static const aws::Structure& shape() {
    using S = FamilyRecord;
    static const aws::Structure kShape = aws::Structure("FamilyRecord")
                                             .field<&S::account>("account")
                                             .field<&S::region>("region")
                                             .field<&S::family>("family")
                                             .field<&S::last_removed>("lastRemoved");
    return kShape;
  }
};

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
  const Key key{scope, definition.family};
  Family& family = families_[key];
  std::int32_t last = family.empty() ? 0 : family.rbegin()->first;
  const auto removed = last_removed_.find(key);
  if (removed != last_removed_.end()) last = std::max(last, removed->second);
  definition.revision = last + 1;
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

void TaskDefinitions::remove(const Revision& revision) {
  const Key key = key_of(revision.definition);
  const std::int32_t number = revision.definition.revision;
  records_.remove(Kind::kTaskDefinition, revision.definition.task_definition_arn);
  Family& family = families_.at(key);
  family.erase(number);
  if (family.empty()) families_.erase(key);
  std::int32_t& last = last_removed_[key];
  last = std::max(last, number);
  const auto& [scope, name] = key;
  const FamilyRecord record{scope.account, scope.region, name, last};
  records_.save(Kind::kFamily, task_definition_arn(scope, name, 0), record);
}

std::vector<const Revision*> TaskDefinitions::with_status(std::string_view status) const {
  std::vector<const Revision*> result;
  for (const auto& [key, family] : families_) {
    for (const auto& [number, revision] : family) {
      if (revision.definition.status == status) result.push_back(&revision);
    }
  }
  return result;
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

void TaskDefinitions::load() {
  families_.clear();
  last_removed_.clear();
  records_.load<Revision>(Kind::kTaskDefinition, [this](Revision revision) {
    Family& family = families_[key_of(revision.definition)];
    const std::int32_t number = revision.definition.revision;
    family.emplace(number, std::move(revision));
  });
  records_.load<FamilyRecord>(Kind::kFamily, [this](const FamilyRecord& record) {
    last_removed_[{{record.account, record.region}, record.family}] = record.last_removed;
  });
}

}  // namespace ecs
