#include "harness/scenario/decision_kinds.h"

#include "fakes/aws/decisions.h"
#include "fakes/dynamodb/decisions.h"
#include "fakes/ecs/decisions.h"
#include "fakes/sqs/decisions.h"

namespace harness {
namespace {

const char* form_text(sim::DecisionKind::Form form) {
  switch (form) {
    case sim::DecisionKind::Form::kDuration:
      return "duration";
    case sim::DecisionKind::Form::kNumber:
      return "number";
    case sim::DecisionKind::Form::kYesNo:
      return "yes or no";
  }
  return "";
}

}  // namespace

sim::DecisionKinds decision_kinds(const Platforms& platforms) {
  sim::DecisionKinds kinds;
  kinds.add(aws::kDecisions);
  kinds.add(dynamodb::kDecisions);
  kinds.add(ecs::kDecisions);
  kinds.add(sqs::kDecisions);
  for (const auto& platform : platforms) kinds.add(platform->dialect().decisions);
  return kinds;
}

std::string in_markdown(const sim::DecisionKinds& kinds) {
  std::string text = "| kind | what is decided | `of` | value |\n|---|---|---|---|\n";
  for (const auto& [name, kind] : kinds.all()) {
    text += "| `" + std::string(name) + "` | " + std::string(kind->says) + " | " +
            std::string(kind->subject) + " | " + form_text(kind->form) + " |\n";
  }
  return text;
}

}  // namespace harness
