#include "harness/explain/explain.h"
#include "harness/server/control_handlers.h"
#include "harness/server/respond.h"
#include "harness/world/world.h"

namespace harness {
namespace {

using Kind = Question::Kind;

sim::http::Response explained(ControlCall& call, Kind kind) {
  const std::string format = call.text("format");
  if (!format.empty() && format != "json" && format != "text") {
    throw ControlError{400, "format='" + format + "': expected json or text"};
  }
  World& world = call.world();
  const EventSource& events =
      call.controls.live_events().of(world.journal(), world.scheduler().start(),
                                     world.scheduler().now(), &world.environment().cancellation);
  try {
    const Explanation told =
        explain(events, {kind, call.label, call.text("key")}, call.controls.guest_words());
    return format == "text" ? text_response(to_text(told)) : json_response(to_json(told));
  } catch (const UnknownThing& unknown) {
    throw ControlError{404, unknown.what()};
  }
}

}  // namespace

sim::http::Response get_explain_take(ControlCall& call) { return explained(call, Kind::kTake); }
sim::http::Response get_explain_failure(ControlCall& call) {
  return explained(call, Kind::kFailure);
}
sim::http::Response get_explain_mail(ControlCall& call) { return explained(call, Kind::kMail); }
sim::http::Response get_explain_message(ControlCall& call) {
  return explained(call, Kind::kMessage);
}
sim::http::Response get_explain_queue(ControlCall& call) { return explained(call, Kind::kQueue); }
sim::http::Response get_explain_task(ControlCall& call) { return explained(call, Kind::kTask); }

sim::http::Response get_explain_item(ControlCall& call) {
  if (call.text("key").empty()) {
    throw ControlError{400,
                       "key is missing: expected `name=value, name=value`, or the value of "
                       "the table's partition key"};
  }
  return explained(call, Kind::kItem);
}

}  // namespace harness
