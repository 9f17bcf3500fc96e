// One mail as plain data, and its form on the wire (RFC 5322 and MIME).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fakes/mail/address.h"
#include "sim/time/time.h"

namespace mail {

struct Attachment {
  std::string name;  // "" if the mail gave none
  std::string type;  // `image/png`, lower case, without parameters
  std::string bytes;

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

// All strings but Attachment::bytes are valid UTF-8; header values are one line. Message ids are
// without angle brackets. In text and html, lines end with '\n'.
struct Message {
  std::vector<Address> from;  // nearly always one
  std::vector<Address> to;
  std::vector<Address> cc;
  std::vector<Address> bcc;
  std::vector<Address> reply_to;
  std::string subject;
  std::string message_id;
  std::string in_reply_to;              // the first, should there be several
  std::vector<std::string> references;  // oldest first
  std::optional<sim::Time> date;        // whole seconds
  std::string text;                     // the text/plain body
  std::string html;                     // the text/html body
  std::vector<Attachment> attachments;
  // All other fields (`X-Priority`, `Received`), in order, but for MIME's own (`MIME-Version`,
  // `Content-…`).
  std::vector<std::pair<std::string, std::string>> headers;

  friend bool operator==(const Message&, const Message&) = default;
};

// Reads any bytes and never fails: what is missing stays empty, what is broken is read as well as
// it can be, and what is no mail at all becomes `text`, as does one with more than 1,000 fields in
// its header or 1,000 parts. The first text/plain and the first
// text/html part that are not marked as attachments are the bodies; every other part is an
// attachment.
Message parse(std::string_view raw);

// The mail with CRLF line ends and the date in UTC. Equal messages give equal bytes: boundaries,
// and the Message-ID where there is none, are derived from the content. `bcc` is not written:
// whom a mail is delivered to is the envelope's matter. A body is 7bit if it can be, else
// quoted-printable in UTF-8; attachments are base64. Throws std::invalid_argument if `headers` has
// a name that is none, or one that has a member of its own here or belongs to MIME.
std::string compose(const Message& message);

}  // namespace mail
