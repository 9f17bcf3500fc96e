#include <algorithm>
#include <stdexcept>

#include "fakes/mail/gmime.h"
#include "fakes/mail/header_names.h"
#include "fakes/mail/message.h"

namespace mail {
namespace {

// RFC 5322, 2.1.1, without the CRLF.
constexpr std::size_t kMaxLine = 998;

// A hash of everything in a message.
class Fingerprint {
 public:
  explicit Fingerprint(const Message& message) : sum_(g_checksum_new(G_CHECKSUM_SHA256)) {
    for (const auto* list :
         {&message.from, &message.to, &message.cc, &message.bcc, &message.reply_to}) {
      add(std::to_string(list->size()));
      for (const Address& address : *list) add(address.name), add(address.address);
    }
    for (const auto* text : {&message.subject, &message.message_id, &message.in_reply_to,
                             &message.text, &message.html}) {
      add(*text);
    }
    add(message.date ? std::to_string(sim::unix_s(*message.date)) : "");
    add(std::to_string(message.references.size()));
    for (const std::string& id : message.references) add(id);
    for (const auto& [name, value] : message.headers) add(name), add(value);
    for (const Attachment& file : message.attachments) {
      add(file.name), add(file.type), add(file.bytes);
    }
  }
  Fingerprint(const Fingerprint&) = delete;
  Fingerprint& operator=(const Fingerprint&) = delete;
  ~Fingerprint() { g_checksum_free(sum_); }

  // 32 hexadecimal digits.
  std::string text() const { return std::string(g_checksum_get_string(sum_), 32); }

 private:
  void add(const std::string& text) {
    update(std::to_string(text.size()) + ":");
    update(text);
  }
  void update(const std::string& text) {
    g_checksum_update(sum_, reinterpret_cast<const guchar*>(text.data()),
                      static_cast<gssize>(text.size()));
  }

  GChecksum* sum_;
};

bool fits_7bit(const std::string& text) {
  std::size_t line = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x7f || (byte < 0x20 && c != '\n' && c != '\t')) return false;
    line = c == '\n' ? 0 : line + 1;
    if (line > kMaxLine) return false;
  }
  return true;
}

ObjectPtr<GMimeDataWrapper> content_of(const std::string& bytes) {
  const ObjectPtr<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  return ObjectPtr<GMimeDataWrapper>(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
}

ObjectPtr<GMimeObject> text_part(const char* subtype, const std::string& text) {
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') lines += text[i];
  }
  ObjectPtr<GMimeObject> part(GMIME_OBJECT(g_mime_text_part_new_with_subtype(subtype)));
  const bool plain = fits_7bit(lines);
  g_mime_object_set_content_type_parameter(part.get(), "charset", "utf-8");
  g_mime_part_set_content_encoding(
      GMIME_PART(part.get()),
      plain ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_part_set_content(GMIME_PART(part.get()), content_of(lines).get());
  return part;
}

ObjectPtr<GMimeObject> attachment_part(const Attachment& file) {
  const std::string type = file.type.empty() ? "application/octet-stream" : one_line(file.type);
  const std::size_t slash = std::min(type.find('/'), type.size());
  const std::string subtype = slash < type.size() ? type.substr(slash + 1) : "octet-stream";
  ObjectPtr<GMimeObject> part(
      GMIME_OBJECT(g_mime_part_new_with_type(type.substr(0, slash).c_str(), subtype.c_str())));
  g_mime_object_set_disposition(part.get(), GMIME_DISPOSITION_ATTACHMENT);
  const std::string name = one_line(file.name);
  if (!name.empty()) g_mime_part_set_filename(GMIME_PART(part.get()), name.c_str());
  g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_BASE64);
  g_mime_part_set_content(GMIME_PART(part.get()), content_of(file.bytes).get());
  return part;
}

ObjectPtr<GMimeObject> multipart(const char* subtype, const std::string& boundary) {
  ObjectPtr<GMimeObject> parts(GMIME_OBJECT(g_mime_multipart_new_with_subtype(subtype)));
  g_mime_multipart_set_boundary(GMIME_MULTIPART(parts.get()), boundary.c_str());
  return parts;
}

void add(const ObjectPtr<GMimeObject>& parts, const ObjectPtr<GMimeObject>& part) {
  g_mime_multipart_add(GMIME_MULTIPART(parts.get()), part.get());
}

ObjectPtr<GMimeObject> text_of(const Message& message, const std::string& fingerprint) {
  if (message.html.empty()) return text_part("plain", message.text);
  if (message.text.empty()) return text_part("html", message.html);
  // "=_" cannot occur in quoted-printable, and a hash of the content not in the content.
  ObjectPtr<GMimeObject> both = multipart("alternative", "=_a" + fingerprint);
  add(both, text_part("plain", message.text));
  add(both, text_part("html", message.html));
  return both;
}

ObjectPtr<GMimeObject> body_of(const Message& message, const std::string& fingerprint) {
  ObjectPtr<GMimeObject> text = text_of(message, fingerprint);
  if (message.attachments.empty()) return text;
  ObjectPtr<GMimeObject> all = multipart("mixed", "=_m" + fingerprint);
  add(all, text);
  for (const Attachment& file : message.attachments) add(all, attachment_part(file));
  return all;
}

void set_addresses(GMimeMessage* target, GMimeAddressType type,
                   const std::vector<Address>& addresses) {
  for (const Address& address : addresses) {
    const std::string name = one_line(address.name);
    g_mime_message_add_mailbox(target, type, name.empty() ? nullptr : name.c_str(),
                               one_line(address.address).c_str());
  }
}

std::string bracketed(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "<" : " <") + one_line(id) + ">";
  return text;
}

void set_header(GMimeMessage* target, const char* name, const std::string& value) {
  if (!value.empty()) {
    g_mime_object_set_header(GMIME_OBJECT(target), name, value.c_str(), "utf-8");
  }
}

void add_others(GMimeMessage* target, const Message& message) {
  for (const auto& [name, value] : message.headers) {
    const bool good = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return c > 0x20 && c < 0x7f && c != ':';
    });
    if (!good || has_own_place(name)) {
      throw std::invalid_argument("mail header '" + name + "' cannot be set by that name");
    }
    g_mime_object_append_header(GMIME_OBJECT(target), name.c_str(), one_line(value).c_str(),
                                "utf-8");
  }
}

std::string derived_id(const Message& message, const std::string& fingerprint) {
  const std::string host = message.from.empty() ? "" : domain(message.from.front().address);
  return fingerprint + "@" + (host.empty() ? "localhost" : host);
}

}  // namespace

std::string compose(const Message& message) {
  start_gmime();
  const std::string fingerprint = Fingerprint(message).text();
  const ObjectPtr<GMimeMessage> target(g_mime_message_new(FALSE));
  set_addresses(target.get(), GMIME_ADDRESS_TYPE_FROM, message.from);
  set_addresses(target.get(), GMIME_ADDRESS_TYPE_TO, message.to);
  set_addresses(target.get(), GMIME_ADDRESS_TYPE_CC, message.cc);
  set_addresses(target.get(), GMIME_ADDRESS_TYPE_REPLY_TO, message.reply_to);
  if (!message.subject.empty()) {
    g_mime_message_set_subject(target.get(), one_line(message.subject).c_str(), "utf-8");
  }
  if (message.date) {
    const DatePtr date(g_date_time_new_from_unix_utc(sim::unix_s(*message.date)));
    if (date != nullptr) g_mime_message_set_date(target.get(), date.get());
  }
  const std::string id =
      message.message_id.empty() ? derived_id(message, fingerprint) : message.message_id;
  set_header(target.get(), "Message-ID", bracketed({id}));
  if (!message.in_reply_to.empty()) {
    set_header(target.get(), "In-Reply-To", bracketed({message.in_reply_to}));
  }
  set_header(target.get(), "References", bracketed(message.references));
  add_others(target.get(), message);
  g_mime_message_set_mime_part(target.get(), body_of(message, fingerprint).get());

  const FormatPtr format(g_mime_format_options_new());
  g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
  const TextPtr raw(g_mime_object_to_string(GMIME_OBJECT(target.get()), format.get()));
  return raw.get();
}

}  // namespace mail
