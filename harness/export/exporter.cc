#include "harness/export/exporter.h"

#include <algorithm>

namespace exporting {
namespace {

constexpr const Exporter* kAll[] = {&kCloudTrailFiles, &kDeadLetters,  &kContainerLogs,
                                    &kEcsEvents,       &kInboundMails, &kQueueMetricStatistics,
                                    &kOtlpTraces,      &kPerfettoTrace};
constexpr std::size_t kMostNames = 8;

std::string hint_of(const std::vector<std::string>& there) {
  if (there.empty()) return "; there is none";
  std::string text = "; there ";
  text += there.size() == 1 ? "is " : "are ";
  for (std::size_t i = 0; i < std::min(there.size(), kMostNames); ++i) {
    if (i > 0) text += ", ";
    text += there[i];
  }
  if (there.size() > kMostNames) {
    text += " and " + std::to_string(there.size() - kMostNames) + " more";
  }
  return text;
}

}  // namespace

UnknownName::UnknownName(std::string_view noun, const std::string& name,
                         const std::vector<std::string>& there)
    : std::runtime_error("the take has no " + std::string(noun) + " '" + name + "'" +
                         hint_of(there)) {}

std::span<const Exporter* const> exporters() { return kAll; }

const Exporter* find_exporter(std::string_view name) {
  const auto found =
      std::ranges::find_if(kAll, [&](const Exporter* exporter) { return exporter->name == name; });
  return found == std::end(kAll) ? nullptr : *found;
}

}  // namespace exporting
