#include "harness/incident/task_state.h"

#include <cstdlib>

#include "harness/evidence/fields.h"

namespace incident {

using evidence::list_of;
using evidence::text_of;

std::string container_id_of(const sim::JsonValue& state) {
  const sim::JsonValue* const overrides = evidence::at(state, {"overrides", "containerOverrides"});
  if (overrides == nullptr || !overrides->is_array()) return {};
  for (const sim::JsonValue& one : overrides->elements()) {
    const sim::JsonValue* const variables = list_of(one, "environment");
    if (variables == nullptr) continue;
    for (const sim::JsonValue& variable : variables->elements()) {
      if (text_of(variable, "name") == "CONTAINER_ID")
        return std::string(text_of(variable, "value"));
    }
  }
  return {};
}

std::optional<int> exit_code_of(const sim::JsonValue& state) {
  const sim::JsonValue* const containers = list_of(state, "containers");
  std::optional<int> code;
  if (containers == nullptr) return code;
  for (const sim::JsonValue& one : containers->elements()) {
    const std::string_view text = text_of(one, "exitCode");
    if (text.empty()) continue;
    const int own = std::atoi(std::string(text).c_str());
    if (!code || *code == 0) code = own;
  }
  return code;
}

std::string reason_of(const sim::JsonValue& state) {
  if (const sim::JsonValue* const containers = list_of(state, "containers")) {
    for (const sim::JsonValue& one : containers->elements()) {
      if (const auto reason = text_of(one, "reason"); !reason.empty()) return std::string(reason);
    }
  }
  return std::string(text_of(state, "stoppedReason"));
}

}  // namespace incident
