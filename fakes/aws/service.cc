#include "fakes/aws/service.h"

namespace aws {

void PendingCall::finish(const Outcome& outcome) {
  if (!on_outcome_) return;
  on_abandoned_ = nullptr;
  const OnOutcome notify = std::exchange(on_outcome_, nullptr);
  notify(outcome);
}

void PendingCall::abandon() {
  if (!on_outcome_) return;
  on_outcome_ = nullptr;
  const auto notify = std::exchange(on_abandoned_, nullptr);
  if (notify) notify();
}

const Operation* ServiceModel::find(std::string_view name) const {
  for (const Operation& operation : operations) {
    if (operation.name == name) return &operation;
  }
  return nullptr;
}

Error internal_failure(const ServiceModel* model, std::string message) {
  constexpr std::string_view kCommon = "InternalFailure";
  Error error(std::string(model == nullptr ? kCommon : model->internal_error), 500,
              std::move(message));
  if (model != nullptr && !model->internal_query_error.empty()) {
    std::move(error).with_query_code(std::string(model->internal_query_error));
  }
  if (error.code() != kCommon) return error;
  return std::move(error).with_namespace("com.amazon.coral.service");
}

Error store_failure(const ServiceModel* model, std::string_view why) {
  return internal_failure(model, "Backlot's store cannot keep this: " + std::string(why));
}

Error default_invalid(const Operation&, const std::vector<Violation>& violations) {
  return Error("ValidationException", 400, describe(violations));
}

Error default_invalid_action(std::string_view action, std::string_view version) {
  return Error("InvalidAction", 400,
               "Could not find operation " + std::string(action) + " for version " +
                   std::string(version.empty() ? "NO_VERSION_SPECIFIED" : version));
}

}  // namespace aws
