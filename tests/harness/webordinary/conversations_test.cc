#include "harness/webordinary/conversations.h"

#include <nlohmann/json.hpp>

#include "harness/webordinary/naming.h"
#include "harness/webordinary/standins/inbound.h"
#include "tests/support/catch.h"

using namespace harness;
using Ids = std::vector<std::string>;

namespace {

WorldConfig world() {
  WorldConfig config;
  config.mail_domains = {"edit.acme.test"};
  return config;
}

WebordinaryConfig platform() {
  WebordinaryConfig config;
  config.users = {{"jo@acme.test", "acme", "site", "jo"}};
  return config;
}

MailStep mail_step(const std::string& thread, const std::string& text = "Do it") {
  MailStep step;
  step.from = "jo@acme.test";
  step.thread = thread;
  step.subject = "Work";
  step.text = text;
  return step;
}

void answer(mail::Mailbox& mailbox, const mail::Message& written, const std::string& id) {
  mail::Message message;
  message.from = {{"", "hermes@edit.acme.test"}};
  message.to = written.from;
  message.message_id = id;
  message.in_reply_to = written.message_id;
  message.references = written.references;
  message.references.push_back(written.message_id);
  message.date = sim::kDefaultStart;
  message.text = "Done\n";
  mailbox.add(sim::kDefaultStart, mail::Direction::kOut,
              {"hermes@edit.acme.test", {"jo@acme.test"}}, mail::compose(message));
}

}  // namespace

TEST_CASE("conversations: the first mail begins a thread of its own", "[scenario][conversations]") {
  const WorldConfig config = world();
  const mail::Mailbox mailbox;
  const WebordinaryConfig users = platform();
  MailThreads threads(mailbox);
  Conversations conversations(config, users, threads);
  CHECK(conversations.find("a b") == nullptr);
  const auto mail_sent = conversations.write_mail(mail_step("a b"), sim::kDefaultStart);
  CHECK(mail_sent.to == "acme-site@edit.acme.test");
  CHECK(mail_sent.id == "a-b-1@acme.test");
  const mail::Message message = mail::parse(mail_sent.raw);
  CHECK(message.message_id == "a-b-1@acme.test");
  CHECK(message.subject == "Work");
  CHECK(message.references.empty());
  REQUIRE(conversations.find("a b") != nullptr);
  CHECK(conversations.find("a b")->thread == thread_id("a-b-1@acme.test"));
}

TEST_CASE("conversations: the next mail replies to the newest answer, else to the newest mail",
          "[scenario][conversations]") {
  const WorldConfig config = world();
  mail::Mailbox mailbox;
  const WebordinaryConfig users = platform();
  MailThreads threads(mailbox);
  Conversations conversations(config, users, threads);
  const auto first = mail::parse(conversations.write_mail(mail_step("a"), sim::kDefaultStart).raw);
  const auto second = mail::parse(conversations.write_mail(mail_step("a"), sim::kDefaultStart).raw);
  CHECK(second.subject == "Re: Work");
  CHECK(second.in_reply_to == "a-1@acme.test");
  CHECK(second.references == Ids{"a-1@acme.test"});
  answer(mailbox, second, "answer@edit.acme.test");
  const auto third = mail::parse(conversations.write_mail(mail_step("a"), sim::kDefaultStart).raw);
  CHECK(third.in_reply_to == "answer@edit.acme.test");
  CHECK(third.references == Ids{"a-1@acme.test", "a-2@acme.test", "answer@edit.acme.test"});
  // All of one thread, as Hermes sees it.
  for (const mail::Message& message : {first, second, third}) {
    CHECK(thread_id(email_thread_source(message.references, message.in_reply_to,
                                        message.message_id)) == conversations.find("a")->thread);
  }
}

TEST_CASE("conversations: SMS and chat are what Hermes reads", "[scenario][conversations]") {
  const WorldConfig config = world();
  const mail::Mailbox mailbox;
  const WebordinaryConfig users = platform();
  MailThreads threads(mailbox);
  Conversations conversations(config, users, threads);
  for (const char* channel : {"sms", "chat"}) {
    const std::string body =
        conversations.write_text(channel, "jo@acme.test", channel, "Say \"hi\"");
    const auto inbound = parse_inbound(body);
    REQUIRE(inbound);
    CHECK(inbound->channel == channel);
    CHECK(inbound->text == "Say \"hi\"");
    CHECK(inbound->container.id() == "acme-site-jo");
    CHECK(inbound->thread == conversations.find(channel)->thread);
  }
}

TEST_CASE("conversations: only users of the world write", "[scenario][conversations]") {
  const WorldConfig config = world();
  const mail::Mailbox mailbox;
  const WebordinaryConfig users = platform();
  MailThreads threads(mailbox);
  Conversations conversations(config, users, threads);
  MailStep step = mail_step("a");
  step.from = "kim@acme.test";
  CHECK_THROWS_WITH(conversations.write_mail(step, sim::kDefaultStart),
                    "the world has no user kim@acme.test");
}
