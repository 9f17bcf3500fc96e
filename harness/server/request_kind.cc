#include "harness/server/request_kind.h"

#include "harness/programs/sandboxes.h"
#include "harness/server/control_api.h"
#include "harness/world/world.h"

namespace harness {
namespace {

RequestKind control_kind(const sim::http::Request& request, std::string_view rest) {
  const bool of_faults = rest == "faults" || rest.starts_with("faults/");
  if (of_faults && (request.method == "POST" || request.method == "DELETE")) {
    return RequestKind::kFaults;
  }
  if (request.method != "POST") return RequestKind::kControl;
  if (rest == "mail") return RequestKind::kMail;
  if (rest == "time") return RequestKind::kAdvance;
  return rest == "reset" ? RequestKind::kReset : RequestKind::kControl;
}

}  // namespace

RequestKind kind_of(const World& world, const sim::http::Request& request) {
  const std::string_view path = request.path();
  if (has_programs(world.config()) && !Sandboxes::metadata_path(path).empty()) {
    return RequestKind::kAgent;
  }
  if (path.starts_with(kControlPrefix)) {
    return control_kind(request, path.substr(kControlPrefix.size()));
  }
  if (path == kControlPrefix.substr(0, kControlPrefix.size() - 1)) return RequestKind::kControl;
  if (request.method == "GET" && request.target == "/") return RequestKind::kFront;
  return world.has_page(request) ? RequestKind::kPage : RequestKind::kCall;
}

bool is_control(RequestKind kind) {
  switch (kind) {
    case RequestKind::kControl:
    case RequestKind::kMail:
    case RequestKind::kFaults:
    case RequestKind::kAdvance:
    case RequestKind::kReset:
      return true;
    case RequestKind::kCall:
    case RequestKind::kFront:
    case RequestKind::kPage:
    case RequestKind::kAgent:
      return false;
  }
  return false;
}

bool is_input(RequestKind kind) {
  return kind == RequestKind::kCall || kind == RequestKind::kPage || kind == RequestKind::kMail ||
         kind == RequestKind::kFaults || kind == RequestKind::kAdvance;
}

}  // namespace harness
