// One function a route of the control API; openapi.json says what each takes and gives.
#pragma once

#include "harness/server/control_api.h"

namespace harness {

sim::http::Response get_health(ControlCall& call);
sim::http::Response get_openapi(ControlCall& call);
sim::http::Response post_reset(ControlCall& call);

sim::http::Response get_time(ControlCall& call);
sim::http::Response post_time(ControlCall& call);

sim::http::Response get_journal(ControlCall& call);

sim::http::Response get_explain_take(ControlCall& call);
sim::http::Response get_explain_failure(ControlCall& call);
sim::http::Response get_explain_item(ControlCall& call);
sim::http::Response get_explain_mail(ControlCall& call);
sim::http::Response get_explain_message(ControlCall& call);
sim::http::Response get_explain_queue(ControlCall& call);
sim::http::Response get_explain_task(ControlCall& call);

sim::http::Response get_mail(ControlCall& call);
sim::http::Response get_one_mail(ControlCall& call);
sim::http::Response post_mail(ControlCall& call);

sim::http::Response get_faults(ControlCall& call);
sim::http::Response post_faults(ControlCall& call);
sim::http::Response delete_faults(ControlCall& call);
sim::http::Response delete_one_fault(ControlCall& call);

sim::http::Response get_queues(ControlCall& call);
sim::http::Response get_tasks(ControlCall& call);

}  // namespace harness
