// Inbound mails as SES's S3 action keeps them: the raw mail, in a file of SES's id for it.
//
// A journal has the text of a mail where a notification about it did, in an answer that handed that
// out; with BASE64 encoding it is unpacked.
// https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-s3.html
// https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html
#include <set>

#include "fakes/aws/base64.h"
#include "fakes/ses/events.h"
#include "fakes/sqs/operations/receive_message.h"
#include "harness/export/answered_calls.h"
#include "harness/export/exporter.h"
#include "sim/journal/json_tree.h"

namespace exporting {
namespace {

struct RawMail {
  std::string id;
  std::string content;  // "" if the notification is without it
};

const sim::JsonValue* found_in(const sim::JsonValue* object, std::string_view name) {
  return object != nullptr && object->is_object() ? object->find(name) : nullptr;
}

std::string text_at(const sim::JsonValue* object, std::string_view name) {
  const sim::JsonValue* const member = found_in(object, name);
  return member != nullptr && member->is_string() ? std::string(member->string()) : std::string{};
}

// Of a notification of SES; nothing if it is none about a mail that came in.
std::optional<RawMail> mail_in(const sim::JsonValue& notification) {
  if (text_at(&notification, "notificationType") != "Received") return std::nullopt;
  RawMail mail;
  mail.id = text_at(found_in(&notification, "mail"), "messageId");
  mail.content = text_at(&notification, "content");
  const auto* const action = found_in(found_in(&notification, "receipt"), "action");
  if (text_at(action, "encoding") == "BASE64") {
    mail.content = aws::base64_decode(mail.content).value_or("");
  }
  return mail.id.empty() ? std::nullopt : std::optional(mail);
}

// Of the body of a message: SNS's envelope around the notification, or the notification itself.
std::optional<RawMail> mail_in_body(const std::string& body) {
  // Few bodies are, and all would have to be read.
  if (body.find("notificationType") == body.npos) return std::nullopt;
  sim::JsonTree envelope;
  if (!envelope.read(body)) return std::nullopt;
  const std::string message = text_at(&envelope.root(), "Message");
  sim::JsonTree notification;
  if (message.empty()) return mail_in(envelope.root());
  return notification.read(message) ? mail_in(notification.root()) : std::nullopt;
}

Exported write_mails(TakeEvents& events, const std::string& /*of*/, Output& output) {
  Exported exported;
  std::set<std::string> missing;  // mails that came in and are not written yet
  const auto see_body = [&](const std::string& body) {
    const auto mail = mail_in_body(body);
    if (!mail || mail->content.empty() || missing.erase(mail->id) == 0) return;
    const auto document = output.begin(file_name_of(mail->id));
    document->write(mail->content);
    document->finish();
    ++exported.records;
  };
  events.each_of({aws::ApiReply::kKind, ses::MailReceived::kKind}, [&](const sim::Event& event) {
    if (event.kind == ses::MailReceived::kKind) missing.insert(event.subject);
    if (event.subject != "sqs.ReceiveMessage") return;
    const auto* reply = event.as<aws::ApiReply>();
    const auto answer = reply ? reply->output.as<sqs::ReceiveMessageResponse>() : nullptr;
    if (answer == nullptr) return;
    for (const sqs::ReceivedMessage& message : answer->messages) see_body(message.body);
  });
  if (!missing.empty()) {
    exported.notes.push_back(std::to_string(missing.size()) +
                             " left out, as no notification that was received has the mail");
  }
  return exported;
}

}  // namespace

const Exporter kInboundMails{.name = "mail",
                             .writes = "inbound mails as SES keeps them in S3",
                             .record = "mail",
                             .of = "",
                             .has_documents = true,
                             .write = write_mails};

}  // namespace exporting
