#include "fakes/ses/sending/simple_message.h"

#include <algorithm>

#include "fakes/mail/message.h"
#include "fakes/ses/errors.h"
#include "fakes/ses/identities/address.h"

namespace ses {
namespace {

constexpr std::string_view kSetBySes[] = {"BCC",
                                          "CC",
                                          "Content-Disposition",
                                          "Content-Type",
                                          "Content-Transfer-Encoding",
                                          "Date",
                                          "From",
                                          "Message-ID",
                                          "MIME-Version",
                                          "Reply-To",
                                          "Return-Path",
                                          "Subject",
                                          "To"};

bool is_header_name(const std::string& name) {
  return !name.empty() &&
         std::ranges::all_of(name, [](char c) { return c >= '!' && c <= '~' && c != ':'; });
}

// `<a@b> <c@d>` without the brackets.
std::vector<std::string> ids_of(const std::string& text) {
  std::vector<std::string> ids;
  std::size_t open = 0;
  while ((open = text.find('<', open)) != std::string::npos) {
    const std::size_t close = text.find('>', open);
    if (close == std::string::npos) break;
    ids.push_back(text.substr(open + 1, close - open - 1));
    open = close;
  }
  return ids;
}

void add_header(mail::Message& message, const std::string& name, const std::string& value) {
  const bool is_reserved = std::ranges::any_of(
      kSetBySes, [&](std::string_view own) { return mail::same_address(own, name); });
  if (is_reserved || !is_header_name(name) || mail::same_address(name.substr(0, 8), "Content-")) {
    throw invalid_parameter_value("Invalid header name: " + name);
  }
  if (mail::same_address(name, "In-Reply-To")) {
    const auto ids = ids_of(value);
    if (!ids.empty()) message.in_reply_to = ids.front();
  } else if (mail::same_address(name, "References")) {
    message.references = ids_of(value);
  } else {
    message.headers.emplace_back(name, value);
  }
}

}  // namespace

std::string compose(const SimpleMail& simple) {
  mail::Message message;
  message.from = {require_address(simple.source)};
  message.to = require_addresses(simple.destination.to_addresses);
  message.cc = require_addresses(simple.destination.cc_addresses);
  message.reply_to = require_addresses(simple.reply_to);
  message.subject = simple.message.subject.data;
  if (simple.message.body.text) message.text = simple.message.body.text->data;
  if (simple.message.body.html) message.html = simple.message.body.html->data;
  for (const auto& [name, value] : simple.headers) add_header(message, name, value);
  return mail::compose(message);
}

}  // namespace ses
