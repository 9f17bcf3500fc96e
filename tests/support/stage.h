// What a service under test stands on: a scheduler, a journal, a store, a dispatcher, and ways to
// call in process and over the wire. No sockets, no real time.
//
//   struct Fixture : tests::Stage {
//     sqs::Sqs sqs{environment};
//     Fixture() { dispatcher.add(sqs); }
//   };
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fakes/aws/client.h"
#include "fakes/aws/front_door.h"

namespace tests {

// An exchange without a socket: remembers the response.
class FakeExchange : public sim::http::Exchange {
 public:
  explicit FakeExchange(sim::http::Request request) : request_(std::move(request)) {}
  const sim::http::Request& request() const override { return request_; }
  void reply(sim::http::Response response) override {
    if (!response_) response_ = std::move(response);
  }
  void on_abandoned(std::function<void()> handler) override { on_abandoned_ = std::move(handler); }

  // As if the client had closed the connection.
  void hang_up() {
    if (on_abandoned_) on_abandoned_();
  }
  const std::optional<sim::http::Response>& response() const { return response_; }

 private:
  sim::http::Request request_;
  std::optional<sim::http::Response> response_;
  std::function<void()> on_abandoned_;
};

struct Stage {
  // `store_path`: where a database in memory, which never fails, is not what is tested.
  explicit Stage(const std::string& store_path = ":memory:") : store(store_path) {}
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};
  sim::Database store;
  sim::Register holds{scheduler};
  sim::Register waits{scheduler};
  aws::Environment environment{scheduler, journal, store, sim::Random{1}, holds, waits};
  aws::Dispatcher dispatcher{environment};
  aws::FrontDoor front_door{dispatcher, {.default_region = "us-west-2"}};
  aws::Client client{dispatcher, scheduler, caller()};

  static aws::Caller caller();

  // Calls an operation that answers at once. Throws aws::Error.
  template <class Request>
  typename Request::Response call(const Request& request) {
    return client.now(request);
  }

  // `FULL.TARGET` with a JSON body, signed for us-west-2, through the front door.
  sim::http::Response json(std::string_view target, std::string body);
  // The same for a deferred operation: look at exchange->response() as time goes by.
  std::shared_ptr<FakeExchange> send_json(std::string_view target, std::string body);
  // A form body of the Query protocol, signed for `service`.
  sim::http::Response query(std::string_view service, std::string form);
  // Any request; Host is set if it has none.
  sim::http::Response http(sim::http::Request request);

  // Moves time, running what is due.
  void pass(sim::Duration span) { scheduler.run_until(scheduler.now() + span); }
};

// The code of the aws::Error that `f` throws, or "" if it does not throw.
template <class F>
std::string error_code(F&& f) {
  try {
    f();
  } catch (const aws::Error& error) {
    return error.code();
  }
  return {};
}

// The message of the aws::Error that `f` throws, or "" if it does not throw.
template <class F>
std::string error_message(F&& f) {
  try {
    f();
  } catch (const aws::Error& error) {
    return error.message();
  }
  return {};
}

}  // namespace tests
