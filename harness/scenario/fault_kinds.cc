#include "harness/scenario/fault_kinds.h"

#include <cstdio>

#include "fakes/aws/call_faults.h"
#include "fakes/cloudwatch/faults.h"
#include "fakes/dynamodb/faults.h"
#include "fakes/ecs/faults.h"
#include "fakes/logs/faults.h"
#include "fakes/ses/faults.h"
#include "fakes/sns/faults.h"
#include "fakes/sqs/faults.h"

namespace harness {
namespace {

std::string percent(double chance) {
  if (chance == 0) return "–";
  char text[32];
  std::snprintf(text, sizeof text, "%g %%", chance);
  return text;
}

}  // namespace

const aws::FaultKinds& fault_kinds() {
  static const aws::FaultKinds kKinds = [] {
    aws::FaultKinds kinds;
    kinds.add(aws::kCallFaults);
    kinds.add(cloudwatch::kFaults);
    kinds.add(dynamodb::kFaults);
    kinds.add(ecs::kFaults);
    kinds.add(logs::kFaults);
    kinds.add(ses::kFaults);
    kinds.add(sns::kFaults);
    kinds.add(sqs::kFaults);
    return kinds;
  }();
  return kKinds;
}

std::string in_markdown(const aws::FaultKinds& kinds) {
  std::string text =
      "| fault | `of` | counts | what a client sees | normal day | bad day | source |\n"
      "|---|---|---|---|---|---|---|\n";
  for (const auto& [name, kind] : kinds.all()) {
    std::string sees(kind->client_sees);
    for (const aws::FaultParameter& parameter : kind->parameters) {
      sees += ". `" + std::string(parameter.name) + "`: " + std::string(parameter.says);
    }
    const std::string source(kind->source);
    const std::string page = source.substr(source.rfind('/') + 1);
    text += "| `" + std::string(name) + "` | " + std::string(kind->resource) + " | `" +
            std::string(kind->occasion) + "` | " + sees + " | " + percent(kind->on_a_normal_day) +
            " | " + percent(kind->on_a_bad_day) + " | [" + page.substr(0, page.find('.')) + "](" +
            source + ") |\n";
  }
  return text;
}

}  // namespace harness
