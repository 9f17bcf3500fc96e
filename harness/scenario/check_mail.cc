// Checks of the mail that people get.
#include "fakes/mail/address.h"
#include "harness/scenario/check.h"

namespace harness {
namespace {

class MailCheck : public Check {
 public:
  using Check::Check;

  std::string expected() const override {
    std::string text = how_many("mail", "mails");
    if (has("to")) text += " to " + field("to");
    if (has("thread")) text += " in the thread '" + field("thread") + "'";
    if (has("subject")) text += " with '" + field("subject") + "' in its subject";
    if (has("contains")) text += " that contains '" + field("contains") + "'";
    return text;
  }

  Result evaluate() override {
    int matching = 0;
    int others = 0;
    std::string other;
    for (const mail::Entry& entry : world().mailbox().entries()) {
      if (entry.direction != mail::Direction::kOut) continue;
      if (matches(entry)) {
        ++matching;
      } else {
        ++others;
        const mail::Message& message = entry.message();
        other = first_line(message.text.empty() ? message.html : message.text);
      }
    }
    std::string seen =
        std::to_string(matching) + " of " + std::to_string(matching + others) + " mails to users";
    if (others > 0) seen += "; the last other one says '" + other + "'";
    return {is_enough(matching), seen};
  }

  bool concerns(const sim::Event& event) const override { return event.kind.starts_with("mail."); }

 private:
  bool matches(const mail::Entry& entry) const {
    if (has("to")) {
      bool found = false;
      for (const std::string& recipient : entry.envelope.recipients) {
        found = found || mail::same_address(recipient, field("to"));
      }
      if (!found) return false;
    }
    if (has("thread")) {
      const MailThread* meant = thread();
      if (meant == nullptr || !meant->written.contains(entry.message().in_reply_to)) return false;
    }
    const mail::Message& message = entry.message();
    return contains(message.subject, field("subject")) &&
           (contains(message.text, field("contains")) || contains(message.html, field("contains")));
  }

  static std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }
  static bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }
};

}  // namespace

std::unique_ptr<Check> make_mail_check(const Expectation& expectation, CheckContext context) {
  return std::make_unique<MailCheck>(expectation, context);
}

}  // namespace harness
