#include "harness/server/answer.h"

#include "harness/server/control_api.h"
#include "harness/server/front_page.h"
#include "harness/server/request_kind.h"
#include "harness/server/respond.h"
#include "harness/world/world.h"

namespace harness {

using sim::http::Request;

namespace {

constexpr char kStopped[] = "the server was stopped before this was done";

}  // namespace

void answer(Controls& controls, const std::shared_ptr<sim::http::Exchange>& exchange) {
  const Request& request = exchange->request();
  World& world = controls.world();
  const RequestKind kind = kind_of(world, request);
  if (is_control(kind)) return exchange->reply(answer_control(controls, request));
  if (kind == RequestKind::kFront) return exchange->reply(front_page(request));
  kind == RequestKind::kPage ? world.show_page(exchange) : world.handle(exchange);
}

sim::http::Response failed_answer(World& world,
                                  const std::shared_ptr<sim::http::Exchange>& exchange,
                                  const std::string& why) {
  if (kind_of(world, exchange->request()) == RequestKind::kCall) {
    return world.front_door().failed_answer(exchange, why);
  }
  return error_response(500, "the store cannot keep this: " + why);
}

sim::http::Response stopped_answer(World& world, const Request& request) {
  if (kind_of(world, request) == RequestKind::kCall) {
    return world.front_door().unavailable_answer(request, kStopped);
  }
  return error_response(503, kStopped);
}

sim::http::Effect effect_of(const World& world, const Request& request) {
  const RequestKind kind = kind_of(world, request);
  if (kind == RequestKind::kPage) return sim::http::Effect::kShows;
  const bool reads = request.method == "GET" || request.method == "HEAD";
  return reads && kind != RequestKind::kCall ? sim::http::Effect::kReads
                                             : sim::http::Effect::kChanges;
}

void turn_away(World& world, const std::shared_ptr<sim::http::Exchange>& exchange,
               const std::string& why) {
  if (kind_of(world, exchange->request()) == RequestKind::kCall) {
    return world.front_door().turn_away(exchange, why);
  }
  exchange->reply(error_response(403, why));
}

}  // namespace harness
