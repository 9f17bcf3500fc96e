// The one way into the services: every call, over HTTP or in process, passes here.
//
// It lets faults strike (fakes/aws/call_faults.h), checks constraints, records the call and its
// outcome in the journal, runs the operation, and is the one place that catches aws::Error. An
// operation that the store fails under is answered with the service's internal error, and the turn
// with it: whoever ends the turn undoes it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"

namespace aws {

class Dispatcher {
 public:
  explicit Dispatcher(Environment& environment);
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  // The service must outlive the dispatcher.
  void add(Service& service);
  const std::vector<Service*>& services() const { return services_; }
  // Null if there is none.
  Service* find(std::string_view id) const;

  // What decoding a request gives: the input, and the required members that were absent.
  struct DecodedInput {
    std::shared_ptr<const void> input;
    std::vector<Violation> missing;
  };
  // Starts a call. `decode` may throw aws::Error. `on_outcome` is called exactly once, now or
  // later, unless the call is abandoned before. Keep the result to abandon the call.
  std::shared_ptr<PendingCall> start(Service& service, const Operation& operation, Caller caller,
                                     const std::function<DecodedInput()>& decode,
                                     PendingCall::OnOutcome on_outcome);

  // Records a request that reached no operation: unknown, malformed or refused.
  void record_refused(const Caller& caller, std::string_view what, const Error& error);

  // The turn of the store that goes on.
  std::uint64_t turn() const { return environment_.store.turn(); }
  // Keeps what has happened so far, for who was answered in `turn` and is inside the World: no turn
  // that fails later undoes it. Why that could not be done; nothing if it was.
  std::optional<std::string> why_not_kept(std::uint64_t turn);

  sim::Database& store() { return environment_.store; }
  sim::Time now() const { return environment_.now(); }
  sim::Journal& journal() { return environment_.journal; }
  sim::Scheduler& scheduler() { return environment_.scheduler; }
  sim::Cancellation& cancellation() { return environment_.cancellation; }
  sim::Decisions& decisions() { return environment_.decisions; }

  // An id as AWS puts it on a response; a UUID.
  std::string new_request_id() { return request_ids_.uuid(); }
  // A token for one call and its further attempts, as SDKs make it; a UUID.
  std::string new_client_token() { return client_tokens_.uuid(); }

 private:
  void record_call(const Service& service, Call& call, const void* input);
  // Returns the response as JSON; "" for an error.
  std::string record_outcome(const Service& service, const Call& call, const Outcome& outcome);
  // Records and delivers what faults leave of a call's outcome. `occasion`: "" if none may strike.
  void conclude(const Service& service, const Call& call, const std::string& occasion,
                const Outcome& outcome, const PendingCall::OnOutcome& deliver);

  Environment& environment_;
  sim::Ids request_ids_;
  sim::Ids client_tokens_;
  std::vector<Service*> services_;
};

}  // namespace aws
