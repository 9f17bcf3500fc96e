#include "harness/webordinary/checks.h"

namespace harness {
namespace {

class AnsweredCheck : public Check {
 public:
  AnsweredCheck(const Expectation& expectation, CheckContext context,
                WebordinaryCheckContext platform)
      : Check(expectation, context), platform_(platform) {}

  std::string expected() const override {
    std::string text = has("thread") ? "every message of the thread '" + field("thread") + "'"
                                     : "every message that was written";
    text += number("failed") > 0 ? " answered or in a dead-letter queue" : " answered";
    if (has("interrupted")) text += ", " + field("interrupted") + " as interrupted";
    if (has("failed")) text += ", " + field("failed") + " in a dead-letter queue";
    return text;
  }

  Result evaluate() override {
    int written = 0;
    int answered = 0;
    int interrupted = 0;
    int dead = 0;
    for (const InboundStory& inbound : platform_.observer.story().inbounds) {
      if (!is_of_thread(inbound)) continue;
      ++written;
      if (platform_.observer.is_answered(inbound)) {
        ++answered;
        const CommandStory* command = platform_.observer.story().command(inbound.command);
        if (command != nullptr && command->interrupted) ++interrupted;
      } else if (platform_.observer.is_dead(inbound)) {
        ++dead;
      }
    }
    const std::string seen = std::to_string(written) + " written, " + std::to_string(answered) +
                             " answered (" + std::to_string(interrupted) + " as interrupted), " +
                             std::to_string(dead) + " in a dead-letter queue";
    const bool holds = written > 0 && answered + dead == written && dead == number("failed") &&
                       (!has("interrupted") || interrupted == number("interrupted"));
    return {holds, seen};
  }

  bool concerns(const sim::Event& event) const override {
    return event.kind.starts_with("mail.") || event.kind.starts_with("claude.") ||
           event.kind == "sqs.moved" || event.kind == "sms.sent" || event.kind == "chat.sent";
  }

 private:
  bool is_of_thread(const InboundStory& inbound) const {
    if (!has("thread")) return true;
    const Conversation* meant = platform_.conversations.find(field("thread"));
    return meant != nullptr && inbound.thread == meant->thread;
  }

  WebordinaryCheckContext platform_;
};

}  // namespace

std::unique_ptr<Check> make_answered_check(const Expectation& expectation, CheckContext context,
                                           WebordinaryCheckContext platform) {
  return std::make_unique<AnsweredCheck>(expectation, context, platform);
}

}  // namespace harness
