#include <algorithm>
#include <chrono>

#include "fakes/mail/gmime.h"
#include "fakes/mail/group_limit.h"
#include "fakes/mail/header_names.h"
#include "fakes/mail/message.h"
#include "fakes/mail/structure_limit.h"

namespace mail {
namespace {

// Parts within parts beyond this depth are attachments, unread.
constexpr int kMaxDepth = 50;

std::string header(GMimeMessage* message, const char* name) {
  return one_line(utf8(g_mime_object_get_header(GMIME_OBJECT(message), name)));
}

std::vector<std::string> message_ids(const std::string& text) {
  std::vector<std::string> ids;
  if (text.empty()) return ids;
  const ReferencesPtr references(g_mime_references_parse(nullptr, text.c_str()));
  const int count = references == nullptr ? 0 : g_mime_references_length(references.get());
  for (int i = 0; i < count; ++i) {
    ids.push_back(one_line(utf8(g_mime_references_get_message_id(references.get(), i))));
  }
  return ids;
}

std::string with_lf(std::string text) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[kept++] = text[i];
  }
  text.resize(kept);
  return text;
}

std::string bytes_of(GMimeStream* stream) {
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
  if (array == nullptr || array->len == 0) return {};
  return {reinterpret_cast<const char*>(array->data), array->len};
}

std::string decoded(GMimeObject* object) {
  const ObjectPtr<GMimeStream> stream(g_mime_stream_mem_new());
  if (GMIME_IS_PART(object)) {
    GMimeDataWrapper* content = g_mime_part_get_content(GMIME_PART(object));
    if (content != nullptr) g_mime_data_wrapper_write_to_stream(content, stream.get());
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (inner != nullptr) g_mime_object_write_to_stream(GMIME_OBJECT(inner), nullptr, stream.get());
  } else {
    g_mime_object_write_to_stream(object, nullptr, stream.get());
  }
  return bytes_of(stream.get());
}

std::string type_of(GMimeObject* object) {
  const TextPtr type(g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object)));
  std::string result = utf8(type.get());
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return g_ascii_tolower(c); });
  return result;
}

class Body {
 public:
  explicit Body(Message& message) : message_(message) {}

  void read(GMimeObject* object, int depth) {
    if (object == nullptr) return;
    if (GMIME_IS_MULTIPART(object) && depth < kMaxDepth) {
      GMimeMultipart* parts = GMIME_MULTIPART(object);
      for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
        read(g_mime_multipart_get_part(parts, i), depth + 1);
      }
      return;
    }
    const bool attached =
        GMIME_IS_PART(object) && g_mime_part_is_attachment(GMIME_PART(object)) != 0;
    if (GMIME_IS_TEXT_PART(object) && !attached && take_text(object)) return;
    const char* name =
        GMIME_IS_PART(object) ? g_mime_part_get_filename(GMIME_PART(object)) : nullptr;
    message_.attachments.push_back({one_line(utf8(name)), type_of(object), decoded(object)});
  }

 private:
  // False if the part is no body, or there is one of its type already.
  bool take_text(GMimeObject* object) {
    const std::string type = type_of(object);
    if (type == "text/plain" && !has_text_) {
      has_text_ = true;
      message_.text = text_of(object);
      return true;
    }
    if (type == "text/html" && !has_html_) {
      has_html_ = true;
      message_.html = text_of(object);
      return true;
    }
    return false;
  }

  static std::string text_of(GMimeObject* object) {
    const TextPtr text(g_mime_text_part_get_text(GMIME_TEXT_PART(object)));
    return with_lf(text != nullptr ? utf8(text.get()) : utf8(std::string_view(decoded(object))));
  }

  Message& message_;
  bool has_text_ = false;
  bool has_html_ = false;
};

void read_headers(GMimeMessage* from, Message& to) {
  to.from = to_addresses(g_mime_message_get_from(from));
  to.to = to_addresses(g_mime_message_get_to(from));
  to.cc = to_addresses(g_mime_message_get_cc(from));
  to.bcc = to_addresses(g_mime_message_get_bcc(from));
  to.reply_to = to_addresses(g_mime_message_get_reply_to(from));
  to.subject = one_line(utf8(g_mime_message_get_subject(from)));
  to.message_id = one_line(utf8(g_mime_message_get_message_id(from)));
  to.references = message_ids(header(from, "References"));
  const std::vector<std::string> replied = message_ids(header(from, "In-Reply-To"));
  if (!replied.empty()) to.in_reply_to = replied.front();
  if (GDateTime* date = g_mime_message_get_date(from)) {
    to.date = sim::Time{sim::saturated(std::chrono::seconds{g_date_time_to_unix(date)})};
  }
  GMimeHeaderList* all = g_mime_object_get_header_list(GMIME_OBJECT(from));
  for (int i = 0; i < g_mime_header_list_get_count(all); ++i) {
    GMimeHeader* field = g_mime_header_list_get_header_at(all, i);
    const std::string name = one_line(utf8(g_mime_header_get_name(field)));
    if (has_own_place(name)) continue;
    to.headers.emplace_back(name, one_line(utf8(g_mime_header_get_value(field))));
  }
}

}  // namespace

Message parse(std::string_view raw) {
  start_gmime();
  Message result;
  if (!has_few_parts(raw)) {
    result.text = with_lf(utf8(raw));
    return result;
  }
  const std::string limited = limit_header_groups(raw);
  const ObjectPtr<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(limited.data(), limited.size()));
  const ObjectPtr<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const ObjectPtr<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (message == nullptr) {
    result.text = with_lf(utf8(raw));
    return result;
  }
  read_headers(message.get(), result);
  Body(result).read(g_mime_message_get_mime_part(message.get()), 0);
  return result;
}

}  // namespace mail
