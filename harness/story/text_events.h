// Texts that reach users otherwise than by mail, through the gateways of phone companies and chats.
#pragma once

#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace harness {

// The actor is who sent it, the subject the conversation.
struct TextSent {
  std::string_view to;
  std::string_view in_reply_to;  // the id of the text that it answers
  std::string_view text;
  static constexpr auto fields() {
    return std::tuple{sim::field("to", &TextSent::to),
                      sim::field("in_reply_to", &TextSent::in_reply_to),
                      sim::field("text", &TextSent::text)};
  }
};

struct SmsSent : TextSent {
  static constexpr std::string_view kKind = "sms.sent";
  static constexpr std::string_view kSays = "an SMS is on its way to a user";
};

struct ChatSent : TextSent {
  static constexpr std::string_view kKind = "chat.sent";
  static constexpr std::string_view kSays = "a chat message is on its way to a user";
};

using TextEvents = sim::EventTypes<SmsSent, ChatSent>;

}  // namespace harness
