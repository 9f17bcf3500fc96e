#include "harness/server/answer.h"

#include "harness/programs/stage.h"
#include "harness/server/control_api.h"
#include "harness/server/respond.h"
#include "harness/world/world.h"
#include "sim/http/local.h"

namespace harness {
namespace {

using sim::http::Request;

constexpr std::string_view kControlRoot = kControlPrefix.substr(0, kControlPrefix.size() - 1);

bool is_control(const Request& request) {
  return request.path().starts_with(kControlPrefix) || request.path() == kControlRoot;
}

// From a program to its container agent.
bool is_to_agent(World& world, const Request& request) {
  return has_programs(world.config()) && !Stage::metadata_path(request.path()).empty();
}

}  // namespace

void answer(Controls& controls, const std::shared_ptr<sim::http::Exchange>& exchange) {
  const Request& request = exchange->request();
  const bool control = is_control(request) && !is_to_agent(controls.world(), request);
  if (!control && !controls.world().has_page(request)) return controls.world().handle(exchange);
  if (!sim::http::is_local(request)) {
    exchange->reply(error_response(403,
                                   "Backlot answers requests whose Host and Origin are local; this "
                                   "one came for '" +
                                       std::string(request.headers.get("Host")) + "'"));
  } else if (control) {
    exchange->reply(answer_control(controls, request));
  } else {
    controls.world().show_page(exchange);
  }
}

}  // namespace harness
