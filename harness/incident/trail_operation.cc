#include "harness/incident/trail_operation.h"

#include <algorithm>
#include <array>

#include "fakes/ses/ses.h"
#include "fakes/ses/ses_v2.h"
#include "harness/evidence/fields.h"
#include "sim/journal/json_tree.h"

namespace incident {
namespace {

// CloudTrail's services as the calls of a scenario name them.
struct Service {
  std::string_view trail;
  std::string_view scenario;
};
constexpr std::array<Service, 7> kServices = {{{"sqs", "sqs"},
                                               {"ecs", "ecs"},
                                               {"sns", "sns"},
                                               {"ses", "ses"},
                                               {"logs", "logs"},
                                               {"dynamodb", "dynamodb"},
                                               {"monitoring", "cloudwatch"}}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// SDKs name the client or the package: `api/sesv2#3.900.0`, `command#sesv2.send-email`, `SESv2`.
bool names_v2(std::string_view user_agent) {
  std::string text(user_agent);
  std::ranges::transform(text, text.begin(), lower);
  return text.find("sesv2") != std::string::npos;
}

// How many of the parameters the operation has no member for.
std::ptrdiff_t strangers(const aws::Operation& operation, const sim::JsonValue* parameters) {
  if (parameters == nullptr || !parameters->is_object()) return 0;
  return std::ranges::count_if(parameters->members(), [&](const sim::JsonValue& one) {
    return operation.input().find(member_of_trail(one.name())) == nullptr;
  });
}

bool is_of_v2(std::string_view operation, const std::string& payload) {
  const aws::Operation* const first = ses::Ses::api().find(operation);
  const aws::Operation* const second = ses::SesV2::api().find(operation);
  if ((first == nullptr) != (second == nullptr)) return second != nullptr;
  sim::JsonTree tree;
  if (!tree.read(payload)) return false;
  if (first != nullptr) {
    const sim::JsonValue* const parameters = tree.root().find("requestParameters");
    const std::ptrdiff_t of_first = strangers(*first, parameters);
    const std::ptrdiff_t of_second = strangers(*second, parameters);
    if (of_first != of_second) return of_second < of_first;
  }
  return names_v2(evidence::text_of(tree.root(), "userAgent"));
}

}  // namespace

std::string member_of_trail(std::string_view name) {
  std::string text(name);
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string operation_of_trail(const Call& call) {
  const std::string_view trail = call.operation;
  const std::size_t colon = trail.find(':');
  const std::string_view operation = trail.substr(std::min(colon, trail.size() - 1) + 1);
  for (const Service& service : kServices) {
    if (service.trail != trail.substr(0, colon)) continue;
    const bool is_second = service.trail == "ses" && is_of_v2(operation, call.payload);
    return std::string(service.scenario) + (is_second ? "v2." : ".") + std::string(operation);
  }
  return {};
}

}  // namespace incident
