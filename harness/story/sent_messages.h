// The bodies of the messages that were sent to queues, which the events of messages do not have:
// from the calls of SendMessage and SendMessageBatch and what they were answered. A call that
// failed after its effect, as a fault has it, has sent its messages all the same.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "fakes/aws/events.h"
#include "sim/journal/journal.h"

namespace harness {

struct SentMessage {
  std::string queue;  // its name
  std::string id;
  std::string body;
};

class SentMessages {
 public:
  // The messages that were sent by the call which this event answers, in the order of the answer;
  // none for any other event. REQUIRES: called with every event of the journal, in order.
  std::vector<SentMessage> see(const sim::Event& event);

 private:
  // A call that was not answered yet: the bodies it sends by entry id, "" for SendMessage's.
  struct Call {
    std::string queue;
    std::map<std::string, std::string> bodies;
    std::vector<std::string> entries;  // as they come in the call
    std::vector<std::string> sent;     // the ids of the messages that were sent so far
  };
  void see_call(const sim::Event& event, const aws::ApiCall& asked);
  std::vector<SentMessage> see_reply(const sim::Event& event, const aws::ApiReply& reply);
  std::vector<SentMessage> see_error(const sim::Event& event);

  std::map<std::uint64_t, Call> calls_;  // by the call's event
};

}  // namespace harness
