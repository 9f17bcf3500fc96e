// AWS calls with their answers, from the events of a take.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "fakes/aws/events.h"

namespace exporting {

// A call that was answered. Refers to the two events.
struct AnsweredCall {
  const sim::Event& call;
  const sim::Event& answer;
  std::string_view service;    // `sqs`
  std::string_view operation;  // `SendMessage`
  const aws::ApiCall& request;
  const aws::ApiReply* reply = nullptr;  // one of the two is set
  const aws::ApiError* error = nullptr;
};

class AnsweredCalls {
 public:
  // To be called with each event, in order. With the answer to a call, `use` is called with both. A
  // call waits in memory until then.
  template <class Use>
  void see(const sim::Event& event, const Use& use) {
    if (event.kind == aws::ApiCall::kKind) {
      waiting_.emplace(event.sequence, event);
      return;
    }
    if (event.kind != aws::ApiReply::kKind && event.kind != aws::ApiError::kKind) return;
    const auto found = waiting_.find(event.cause);
    if (found == waiting_.end()) return;
    const sim::Event call = std::move(found->second);
    waiting_.erase(found);
    use(answered(call, event));
  }

 private:
  static AnsweredCall answered(const sim::Event& call, const sim::Event& answer);

  std::map<std::uint64_t, sim::Event> waiting_;  // by their sequences
};

// What a call asked for, and what it was answered, as JSON texts; "null" if there is nothing.
std::string input_json(const aws::ApiCall& call);
std::string output_json(const aws::ApiReply& reply);

}  // namespace exporting
