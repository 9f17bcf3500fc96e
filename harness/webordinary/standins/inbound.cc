#include "harness/webordinary/standins/inbound.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/aws/base64.h"
#include "fakes/mail/message.h"

namespace harness {
namespace {

using nlohmann::json;

// SES puts the mail as text or as base64, as the receipt rule's action says.
std::string raw_mail(std::string content) {
  if (content.find(':') != std::string::npos) return content;
  std::erase_if(content, [](char c) { return c == '\r' || c == '\n'; });
  return aws::base64_decode(content).value_or(content);
}

std::optional<Inbound> parse_email(const std::string& raw) {
  const mail::Message message = mail::parse(raw);
  if (message.from.empty() || message.to.empty() || message.message_id.empty()) {
    return std::nullopt;
  }
  Inbound inbound;
  inbound.id = message.message_id;
  inbound.from = message.from.front().address;
  inbound.to = message.to.front().address;
  inbound.subject = message.subject;
  inbound.text = message.text;
  while (!inbound.text.empty() && inbound.text.back() == '\n') inbound.text.pop_back();
  inbound.thread =
      thread_id(email_thread_source(message.references, message.in_reply_to, message.message_id));
  inbound.references = message.references;
  if (inbound.references.empty() && !message.in_reply_to.empty()) {
    inbound.references.push_back(message.in_reply_to);
  }
  inbound.references.push_back(message.message_id);
  const auto container = container_of_mail(inbound.to, inbound.from);
  if (!container) return std::nullopt;
  inbound.container = *container;
  return inbound;
}

std::optional<Inbound> parse_other(const json& body) {
  Inbound inbound;
  inbound.channel = body.at("channel").get<std::string>();
  if (inbound.channel != "sms" && inbound.channel != "chat") return std::nullopt;
  inbound.id = body.at("id").get<std::string>();
  inbound.from = body.at("from").get<std::string>();
  inbound.to = body.value("to", "");
  inbound.text = body.at("text").get<std::string>();
  const std::string conversation = body.value("conversation", "");
  inbound.thread =
      thread_id(inbound.channel == "sms" ? sms_thread_source(conversation, inbound.from, inbound.to)
                                         : (conversation.empty() ? inbound.id : conversation));
  inbound.container = {body.at("clientId").get<std::string>(),
                       body.at("projectId").get<std::string>(),
                       body.at("userId").get<std::string>()};
  return inbound;
}

}  // namespace

std::optional<Inbound> parse_inbound(std::string_view body) {
  json object = json::parse(body, nullptr, false);
  try {
    if (object.is_object() && object.contains("Message")) {
      object = json::parse(object.at("Message").get<std::string>(), nullptr, false);
    }
    if (!object.is_object()) return std::nullopt;
    if (object.contains("channel")) return parse_other(object);
    if (!object.contains("content")) return std::nullopt;
    return parse_email(raw_mail(object.at("content").get<std::string>()));
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace harness
