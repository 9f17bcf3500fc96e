// A way to the fakes for code inside the World: the stand-ins, scenario steps, tests.
//
// A call takes the same path as one over HTTP from the constraint checks on; only the wire is
// left out. Each request type names its service, operation and response:
//
//   struct SendMessageRequest {
//     using Response = SendMessageResponse;
//     static constexpr std::string_view kService = "sqs";
//     static constexpr std::string_view kOperation = "SendMessage";
//     …
//   };
#pragma once

#include <algorithm>
#include <coroutine>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "fakes/aws/decisions.h"
#include "fakes/aws/dispatcher.h"
#include "fakes/aws/retries.h"
#include "sim/random/distribution.h"
#include "sim/time/scheduler.h"

namespace aws {

class Client {
 public:
  // Each call takes a time from `latency` to reach the service, drawn from `random` if it is drawn.
  Client(Dispatcher& dispatcher, sim::Scheduler& scheduler, Caller caller,
         sim::Distribution latency = {}, sim::Random random = sim::Random{0})
      : dispatcher_(dispatcher),
        scheduler_(scheduler),
        caller_(std::move(caller)),
        latency_(latency),
        random_(random) {}

  template <class Request>
  class Awaiter;

  // co_await client.call(request): the response, or the aws::Error it failed with, after as many
  // attempts as an SDK makes (fakes/aws/retries.h). `request` must
  // live until then: name it before, never pass a temporary.
  template <class Request>
  Awaiter<Request> call(const Request& request) {
    return Awaiter<Request>{*this, request};
  }
  template <class Request>
  Awaiter<Request> call(const Request&& request) = delete;

  // Calls without latency and returns the response, for operations that answer at once.
  // REQUIRES: the operation is not deferred. Throws aws::Error.
  template <class Request>
  typename Request::Response now(const Request& request);

  // What SDKs fill in where a call has a token by which AWS knows it again.
  std::string new_client_token() { return dispatcher_.new_client_token(); }

  const Caller& caller() const { return caller_; }

 private:
  // What is decided of a call is decided for its actor and operation.
  std::string subject_of(std::string_view service, std::string_view operation) const {
    return caller_.actor + " " + std::string(service) + "." + std::string(operation);
  }
  sim::Duration latency_of(std::string_view service, std::string_view operation) {
    return dispatcher_.decisions().duration(kCallLatency, subject_of(service, operation), latency_,
                                            random_);
  }
  sim::Duration backoff_of(std::string_view service, std::string_view operation, int attempt) {
    return dispatcher_.decisions().duration(kBackoff, subject_of(service, operation),
                                            backoff(attempt), random_);
  }
  template <class Request>
  Service& service() const;
  template <class Request>
  std::shared_ptr<PendingCall> start(const Request& request, PendingCall::OnOutcome on_outcome);

  Dispatcher& dispatcher_;
  sim::Scheduler& scheduler_;
  Caller caller_;
  sim::Distribution latency_;
  sim::Random random_;
};

template <class Request>
class [[nodiscard]] Client::Awaiter {
 public:
  using Response = typename Request::Response;

  Awaiter(Client& client, const Request& request) : client_(client), request_(request) {}
  Awaiter(const Awaiter&) = delete;
  Awaiter& operator=(const Awaiter&) = delete;
  ~Awaiter() {
    if (pending_) pending_->abandon();
  }

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> self) {
    self_ = self;
    send(sim::Duration::zero());
  }
  Response await_resume() {
    if (error_) throw *error_;
    return std::move(*response_);
  }

 private:
  // Makes an attempt, after a while.
  void send(sim::Duration after) {
    ++attempts_;
    after += client_.latency_of(Request::kService, Request::kOperation);
    timer_ =
        sim::ScopedTimer{client_.scheduler_, client_.scheduler_.after(after, [this] { start(); })};
  }
  void start() {
    sim::Journal& journal = client_.dispatcher_.journal();
    // What is tried again is so because of the fault.
    const sim::CauseScope because{journal, fault_ != 0 ? fault_ : journal.cause()};
    pending_ = client_.start(request_, [this](const Outcome& outcome) {
      sim::Duration wait = outcome.delivery.late;
      fault_ = outcome.fault.value_or(outcome.delivery.fault);
      if (outcome.error != nullptr) {
        error_ = *outcome.error;
      } else if (outcome.delivery.arrives != Delivery::Arrives::kWhole || wait >= kClientTimeout) {
        error_ = no_answer();
        wait = std::min(wait, kClientTimeout);
      } else {
        response_.emplace(std::move(*static_cast<Response*>(outcome.response)));
      }
      turn_ = client_.dispatcher_.turn();
      // From the scheduler: the answer may come from deep inside another call.
      timer_ = sim::ScopedTimer{client_.scheduler_,
                                client_.scheduler_.after(wait, [this] { deliver(); })};
    });
  }
  // Whoever gets an answer acts on it: it is kept before.
  void deliver() {
    if (const auto why = client_.dispatcher_.why_not_kept(turn_)) {
      error_ = store_failure(&client_.service<Request>().model(), *why);
    } else if (error_ && attempts_ < kMostAttempts && is_worth_retrying(*error_)) {
      error_.reset();
      response_.reset();
      return send(client_.backoff_of(Request::kService, Request::kOperation, attempts_));
    }
    self_.resume();
  }

  Client& client_;
  const Request& request_;
  std::coroutine_handle<> self_;
  std::shared_ptr<PendingCall> pending_;
  std::optional<Response> response_;
  std::optional<Error> error_;
  std::uint64_t turn_ = 0;  // of the answer
  int attempts_ = 0;
  std::uint64_t fault_ = 0;  // the event of the fault that struck the last attempt, or 0
  sim::ScopedTimer timer_;
};

template <class Request>
Service& Client::service() const {
  Service* service = dispatcher_.find(Request::kService);
  if (service == nullptr) throw std::logic_error("no such service in this world");
  return *service;
}

template <class Request>
std::shared_ptr<PendingCall> Client::start(const Request& request,
                                           PendingCall::OnOutcome on_outcome) {
  Service& service = this->service<Request>();
  const Operation* operation = service.model().find(Request::kOperation);
  if (operation == nullptr) throw std::logic_error("no such operation in this service");
  // Not owned: the caller keeps the request until the outcome.
  const std::shared_ptr<const void> input{std::shared_ptr<void>{}, &request};
  return dispatcher_.start(
      service, *operation, caller_,
      [&] {
        return Dispatcher::DecodedInput{input, {}};
      },
      std::move(on_outcome));
}

template <class Request>
typename Request::Response Client::now(const Request& request) {
  std::optional<typename Request::Response> response;
  std::optional<Error> error;
  start(request, [&](const Outcome& outcome) {
    if (outcome.error != nullptr) {
      error = *outcome.error;
    } else {
      response.emplace(std::move(*static_cast<typename Request::Response*>(outcome.response)));
    }
  });
  if (error) throw *error;
  if (!response) throw std::logic_error("a deferred operation was called with now()");
  return std::move(*response);
}

}  // namespace aws
