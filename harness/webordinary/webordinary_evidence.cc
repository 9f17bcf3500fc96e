#include "harness/webordinary/webordinary_evidence.h"

#include <algorithm>
#include <optional>

#include "harness/evidence/fields.h"
#include "harness/story/text.h"
#include "harness/webordinary/decisions.h"
#include "harness/webordinary/queue_names.h"
#include "sim/journal/json_tree.h"

namespace harness {
namespace {

// What of a queue's name follows the prefix; "" if it has another one.
std::string owner_of(std::string_view resource, std::string_view prefix) {
  const std::string_view name = last_part(resource);
  return name.starts_with(prefix) ? std::string(name.substr(prefix.size())) : std::string{};
}

}  // namespace

void WebordinaryEvidence::see(const evidence::Fact& fact) {
  if (!fact.time) return;
  if (fact.operation == "ecs:TaskStarted") return see_started(fact);
  if (fact.operation != "sqs:SendMessage") return;
  for (const evidence::Id& id : fact.ids) {
    if (id.kind == evidence::IdKind::kMessage && !messages_.insert(id.value).second) return;
  }
  if (const std::string owner = owner_of(fact.resource, kInputPrefix); !owner.empty()) {
    containers_[owner].commands.push_back({*fact.time, fact.place});
  }
  if (const std::string owner = owner_of(fact.resource, kOutputPrefix); !owner.empty()) {
    containers_[owner].answers.push_back({*fact.time, fact.place});
  }
}

void WebordinaryEvidence::see_started(const evidence::Fact& fact) {
  sim::JsonTree state;
  if (!fact.payload_is_json || !state.read(fact.payload)) return;
  const sim::JsonValue* const overrides =
      evidence::at(state.root(), {"overrides", "containerOverrides"});
  if (overrides == nullptr) return;
  for (const sim::JsonValue& one : overrides->elements()) {
    const sim::JsonValue* const variables = evidence::list_of(one, "environment");
    if (variables == nullptr) continue;
    for (const sim::JsonValue& variable : variables->elements()) {
      if (evidence::text_of(variable, "name") != "CONTAINER_ID") continue;
      started_[std::string(evidence::text_of(variable, "value"))].push_back(*fact.time);
    }
  }
}

std::vector<RecordedDecision> WebordinaryEvidence::decisions() const {
  std::vector<RecordedDecision> decisions;
  for (const auto& [owner, container] : containers_) {
    std::optional<sim::Time> free;  // when the run before was over
    std::size_t answer = 0;
    for (std::size_t i = 0; i < container.commands.size(); ++i) {
      if (answer == container.answers.size()) break;
      const Told& end = container.answers[answer++];
      sim::Time begin = container.commands[i].time;
      if (free) begin = std::max(begin, *free);
      if (const auto started = started_.find(owner); started != started_.end()) {
        for (const sim::Time time : started->second) {
          if (time < end.time) begin = std::max(begin, time);
        }
      }
      free = end.time;
      const bool is_interrupted =
          i + 1 < container.commands.size() && container.commands[i + 1].time < end.time;
      if (is_interrupted || end.time <= begin) continue;
      decisions.push_back(
          {std::string(kClaudeTakes.name), owner, i + 1, end.time - begin, end.place});
    }
  }
  return decisions;
}

}  // namespace harness
