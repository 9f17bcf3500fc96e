// What reaches Hermes from its users, whichever channel it came by.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/webordinary/naming.h"

namespace harness {

struct Inbound {
  std::string channel = "email";  // email, sms, chat
  std::string id;                 // a Message-ID without angle brackets, or the message's id
  std::string thread;             // 8 characters
  ContainerName container;
  std::string from;
  std::string to;
  std::string subject;
  std::string text;
  // The References of the answer: the conversation so far, with this message last.
  std::vector<std::string> references;
};

// Reads the body of a message of the inbox queue:
//   - an SNS envelope or a bare SES notification, with the raw mail as `content`;
//   - `{channel: "sms" | "chat", id, conversation?, from, to, clientId, projectId, userId, text}`.
// Nothing if it is neither, or if nobody is responsible for its recipient.
std::optional<Inbound> parse_inbound(std::string_view body);

}  // namespace harness
