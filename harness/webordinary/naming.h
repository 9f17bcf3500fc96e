// The names by which the parts of the Webordinary platform know each other: threads, containers,
// sessions, branches, queues.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/webordinary/config.h"

namespace harness {

// The table of the containers, keyed by ContainerName::id().
inline constexpr char kContainersTable[] = "webordinary-containers";

// What a container is named after: there is one for each client, project and user.
struct ContainerName {
  std::string client;
  std::string project;
  std::string user;

  // `ameliastamps-website-john`
  std::string id() const { return client + "-" + project + "-" + user; }
  friend bool operator==(const ContainerName&, const ContainerName&) = default;
};

// 8 characters: the first of base64url(SHA-256(id)), where `id` has no angle brackets.
std::string thread_id(std::string_view id);

// What the thread of an email is named after: the first of References, else In-Reply-To, else its
// own Message-ID.
std::string email_thread_source(const std::vector<std::string>& references,
                                std::string_view in_reply_to, std::string_view message_id);
// The same for an SMS: the conversation's id, else the two numbers, sorted.
std::string sms_thread_source(std::string_view conversation, std::string_view from,
                              std::string_view to);

std::string session_id(const ContainerName& container, std::string_view thread);
std::string branch_of(std::string_view thread);  // `thread-{threadId}`

// What the queues of a conversation are named after: its container, or its session.
std::string queue_suffix(QueuesPer queues_per, const ContainerName& container,
                         std::string_view thread);

// Who mail is for: to `ameliastamps-website@edit.webordinary.test` from `john@…` is client
// `ameliastamps`, project `website`, user `john`. Nothing if the address has another form.
std::optional<ContainerName> container_of_mail(std::string_view to, std::string_view from);

// A version 8 UUID made of SHA-256(text): the same text is the same command.
std::string uuid_of(std::string_view text);

}  // namespace harness
