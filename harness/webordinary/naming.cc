#include "harness/webordinary/naming.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace harness {
namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest sha256(std::string_view text) {
  Digest digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  return digest;
}

std::string without_brackets(std::string_view id) {
  std::string text;
  for (const char c : id) {
    if (c != '<' && c != '>') text += c;
  }
  return text;
}

// The text in lower case, without what a queue's name cannot hold.
std::string plain(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    name += std::isalnum(byte) ? static_cast<char>(std::tolower(byte)) : '_';
  }
  return name;
}

}  // namespace

std::string thread_id(std::string_view id) {
  constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const Digest digest = sha256(without_brackets(id));
  // Six bytes are encoded, as the eight characters that are wanted hold six bits each.
  std::string text;
  for (std::size_t i = 0; i < 6; i += 3) {
    const unsigned bits = static_cast<unsigned>(digest[i]) << 16 |
                          static_cast<unsigned>(digest[i + 1]) << 8 | digest[i + 2];
    for (int shift = 18; shift >= 0; shift -= 6) text += kAlphabet[bits >> shift & 63u];
  }
  return text;
}

std::string email_thread_source(const std::vector<std::string>& references,
                                std::string_view in_reply_to, std::string_view message_id) {
  if (!references.empty()) return without_brackets(references.front());
  return without_brackets(in_reply_to.empty() ? message_id : in_reply_to);
}

std::string sms_thread_source(std::string_view conversation, std::string_view from,
                              std::string_view to) {
  if (!conversation.empty()) return std::string(conversation);
  const auto [low, high] = std::minmax(from, to);
  return "sms:" + std::string(low) + ":" + std::string(high);
}

std::string session_id(const ContainerName& container, std::string_view thread) {
  return container.client + "-" + container.project + "-" + std::string(thread);
}

std::string branch_of(std::string_view thread) { return "thread-" + std::string(thread); }

std::string queue_suffix(QueuesPer queues_per, const ContainerName& container,
                         std::string_view thread) {
  return queues_per == QueuesPer::kContainer ? container.id() : session_id(container, thread);
}

std::optional<ContainerName> container_of_mail(std::string_view to, std::string_view from) {
  const std::string_view site = to.substr(0, to.find('@'));
  const std::size_t dash = site.find('-');
  const std::string_view user = from.substr(0, from.find('@'));
  if (dash == std::string_view::npos || dash == 0 || dash + 1 == site.size() || user.empty()) {
    return std::nullopt;
  }
  return ContainerName{plain(site.substr(0, dash)), plain(site.substr(dash + 1)), plain(user)};
}

std::string uuid_of(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  Digest digest = sha256(text);
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0Fu) | 0x80u);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3Fu) | 0x80u);
  std::string uuid;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
    uuid += kHex[digest[i] >> 4];
    uuid += kHex[digest[i] & 15u];
  }
  return uuid;
}

}  // namespace harness
