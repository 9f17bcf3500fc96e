#include "harness/server/answer.h"

#include "harness/programs/stage.h"
#include "harness/server/control_api.h"
#include "harness/server/respond.h"
#include "harness/webordinary/alb.h"
#include "harness/world/world.h"

namespace harness {
namespace {

using sim::http::Request;
using sim::http::Response;

constexpr std::string_view kControlRoot = kControlPrefix.substr(0, kControlPrefix.size() - 1);

bool is_control(const Request& request) {
  return request.path().starts_with(kControlPrefix) || request.path() == kControlRoot;
}

// From a program to its container agent.
bool is_to_agent(World& world, const Request& request) {
  return world.programs() != nullptr && !Stage::metadata_path(request.path()).empty();
}

bool is_preview(const Request& request) { return request.path().starts_with(kPreviewPrefix); }

void preview(World& world, const std::shared_ptr<sim::http::Exchange>& exchange) {
  const Request& request = exchange->request();
  if (request.method != "GET") {
    Response response = error_response(405, "a preview answers GET only");
    response.headers.add("Allow", "GET");
    return exchange->reply(std::move(response));
  }
  const std::string_view rest = request.path().substr(kPreviewPrefix.size());
  const std::string thread = sim::http::percent_decode(rest.substr(0, rest.find('/')), false);
  if (thread.empty()) return exchange->reply(error_response(404, "expected /session/{threadId}/"));
  const std::string_view named = request.headers.get("X-Backlot-Actor");
  const std::string viewer = named.empty() ? request.peer : std::string(named);
  world.alb().get(viewer, thread, [exchange](Alb::Page page) {
    if (page.status != 200) {
      page.body = "No container serves this thread yet; one is being woken.\n";
    }
    exchange->reply(text_response(page.status, std::move(page.body)));
  });
}

}  // namespace

void answer(Controls& controls, const std::shared_ptr<sim::http::Exchange>& exchange) {
  const Request& request = exchange->request();
  const bool control = is_control(request) && !is_to_agent(controls.world(), request);
  if (control) return exchange->reply(answer_control(controls, request));
  if (is_preview(request)) return preview(controls.world(), exchange);
  controls.world().handle(exchange);
}

sim::http::Effect effect_of(const Request& request) {
  if (is_preview(request)) return sim::http::Effect::kShows;
  const bool reads = request.method == "GET" || request.method == "HEAD";
  return reads && is_control(request) ? sim::http::Effect::kReads : sim::http::Effect::kChanges;
}

void turn_away(World& world, const std::shared_ptr<sim::http::Exchange>& exchange,
               const std::string& why) {
  const Request& request = exchange->request();
  if (!is_control(request) && !is_preview(request)) {
    return world.front_door().turn_away(exchange, why);
  }
  exchange->reply(error_response(403, why));
}

}  // namespace harness
