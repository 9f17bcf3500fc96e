#include "harness/server/answer.h"

#include "harness/programs/sandboxes.h"
#include "harness/server/control_api.h"
#include "harness/server/respond.h"
#include "harness/world/world.h"

namespace harness {
namespace {

using sim::http::Request;

constexpr std::string_view kControlRoot = kControlPrefix.substr(0, kControlPrefix.size() - 1);

bool is_control(const Request& request) {
  return request.path().starts_with(kControlPrefix) || request.path() == kControlRoot;
}

// Whether a program asks its container agent.
bool is_to_agent(World& world, const Request& request) {
  return has_programs(world.config()) && !Sandboxes::metadata_path(request.path()).empty();
}

}  // namespace

void answer(Controls& controls, const std::shared_ptr<sim::http::Exchange>& exchange) {
  const Request& request = exchange->request();
  const bool control = is_control(request) && !is_to_agent(controls.world(), request);
  if (control) return exchange->reply(answer_control(controls, request));
  World& world = controls.world();
  world.has_page(request) ? world.show_page(exchange) : world.handle(exchange);
}

sim::http::Response failed_answer(World& world,
                                  const std::shared_ptr<sim::http::Exchange>& exchange,
                                  const std::string& why) {
  const Request& request = exchange->request();
  if (is_control(request) || is_to_agent(world, request) || world.has_page(request)) {
    return error_response(500, "the store cannot keep this: " + why);
  }
  return world.front_door().failed_answer(exchange, why);
}

sim::http::Effect effect_of(const World& world, const Request& request) {
  if (world.has_page(request)) return sim::http::Effect::kShows;
  const bool reads = request.method == "GET" || request.method == "HEAD";
  return reads && is_control(request) ? sim::http::Effect::kReads : sim::http::Effect::kChanges;
}

void turn_away(World& world, const std::shared_ptr<sim::http::Exchange>& exchange,
               const std::string& why) {
  const Request& request = exchange->request();
  if (!is_control(request) && !world.has_page(request)) {
    return world.front_door().turn_away(exchange, why);
  }
  exchange->reply(error_response(403, why));
}

}  // namespace harness
