#include "sim/http/parser.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

namespace sim::http {
namespace {

namespace beast = boost::beast;
using ErrorCode = boost::system::error_code;

constexpr std::string_view kLastChunk = "0\r\n\r\n";
constexpr std::size_t kReservedBodyBytes = std::size_t{64} * 1024;

bool same(beast::string_view text, std::string_view other) {
  return equal_ignoring_case({text.data(), text.size()}, other);
}

// Beast's parser, writing straight into our own message.
template <class Message>
class Reader final : public beast::http::basic_parser<std::is_same_v<Message, Request>> {
 public:
  Message message{};
  bool expects_continue = false;
  bool unknown_coding = false;
  int hosts = 0;
  bool http10 = false;

 private:
  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target,
                       int version, ErrorCode&) override {
    http10 = version == 10;
    if constexpr (std::is_same_v<Message, Request>) {
      message.method.assign(method.data(), method.size());
      message.target.assign(target.data(), target.size());
    }
  }

  void on_response_impl(int status, beast::string_view, int, ErrorCode&) override {
    if constexpr (std::is_same_v<Message, Response>) message.status = status;
  }

  void on_field_impl(beast::http::field field, beast::string_view name, beast::string_view value,
                     ErrorCode&) override {
    if (header_done_) return;  // trailers of a chunked body say nothing that we use
    if (field == beast::http::field::expect) expects_continue = same(value, "100-continue");
    if (field == beast::http::field::transfer_encoding) unknown_coding = !same(value, "chunked");
    if (field == beast::http::field::host) ++hosts;
    message.headers.add({name.data(), name.size()}, {value.data(), value.size()});
  }

  void on_header_impl(ErrorCode&) override { header_done_ = true; }

  void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode&) override {
    // A client may say that a huge body comes and send none: room is made as the body comes.
    if (length)
      message.body.reserve(std::min(kReservedBodyBytes, static_cast<std::size_t>(*length)));
  }

  std::size_t on_body_impl(beast::string_view bytes, ErrorCode&) override {
    message.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  void on_chunk_header_impl(std::uint64_t, beast::string_view, ErrorCode&) override {}

  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes,
                                 ErrorCode& error) override {
    return on_body_impl(bytes, error);
  }

  void on_finish_impl(ErrorCode&) override {}

  bool header_done_ = false;
};

int status_for(const ErrorCode& error) {
  if (error == beast::http::error::header_limit) return 431;
  if (error == beast::http::error::body_limit) return 413;
  return 400;
}

// One message after the other: Beast's parsers are good for one each.
template <class Message>
class Reading {
 public:
  Reading(std::size_t max_header_bytes, std::uint64_t max_body_bytes)
      : max_header_bytes_(max_header_bytes), max_body_bytes_(max_body_bytes) {
    restart();
  }

  void restart() {
    reader_.emplace();
    // The limit is held by this class, as Beast's own count begins anew after the first line.
    reader_->header_limit(static_cast<std::uint32_t>(
        std::min<std::size_t>(max_header_bytes_, std::numeric_limits<std::uint32_t>::max())));
    reader_->body_limit(max_body_bytes_);
    header_bytes_ = 0;
  }

  std::size_t put(std::string_view bytes) {
    std::size_t used = 0;
    while (wants(bytes.size() - used)) {
      const std::size_t count = step(bytes.substr(used));
      if (count == 0) break;
      used += count;
    }
    check_trailers(bytes.size() - used);
    return used;
  }

  void put_end() {
    ErrorCode error;
    if (reader_->got_some()) {
      reader_->put_eof(error);
    } else {
      error = beast::http::error::end_of_stream;
    }
    if (error) fail(400, error.message());
  }

  void fail(int status, std::string problem) {
    error_ = status;
    problem_ = std::move(problem);
  }

  Reader<Message>& reader() { return *reader_; }
  const Reader<Message>& reader() const { return *reader_; }
  int error() const { return error_; }
  const std::string& problem() const { return problem_; }

 private:
  bool in_chunks() const { return reader_->is_header_done() && reader_->chunked(); }

  // Whether `count` more bytes can be read. No chunked body ends in less than its last chunk, and
  // Beast must not be shown a piece of that twice: it takes for granted that the rest has come.
  bool wants(std::size_t count) const {
    if (error_ != 0 || reader_->is_done()) return false;
    return count >= (in_chunks() ? kLastChunk.size() : 1);
  }

  // Trailers are as limited as the header is: `rest` bytes of them have come, and not their end.
  void check_trailers(std::size_t rest) {
    if (error_ != 0 || reader_->is_done() || !in_chunks()) return;
    if (rest > max_header_bytes_) fail(431, "trailer limit exceeded");
  }

  // As put(), but no further than the end of the header or of one piece of the body.
  std::size_t step(std::string_view bytes) {
    const bool in_header = !reader_->is_header_done();
    ErrorCode error;
    const std::size_t count = reader_->put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (error && error != beast::http::error::need_more) fail(status_for(error), error.message());
    if (in_header && error_ == 0) check_header(count, bytes.size() - count);
    return count;
  }

  // Applies the header limit: the header has used `count` more bytes, and `rest` have come that it
  // has
  // not used.
  void check_header(std::size_t count, std::size_t rest) {
    header_bytes_ += count;
    const bool complete = reader_->is_header_done();
    if (header_bytes_ + (complete ? 0 : rest) > max_header_bytes_) {
      fail(431, "header limit exceeded");
    } else if (complete && reader_->unknown_coding) {
      fail(501, "a transfer coding other than chunked");
    } else if (complete && reader_->hosts > 1) {
      fail(400, "more than one Host");  // RFC 9112, section 3.2: whoever reads the other is misled
    }
  }

  std::size_t max_header_bytes_;
  std::uint64_t max_body_bytes_;
  std::optional<Reader<Message>> reader_;
  std::size_t header_bytes_ = 0;
  int error_ = 0;
  std::string problem_;
};

}  // namespace

struct RequestParser::Impl : Reading<Request> {
  using Reading::Reading;
};

RequestParser::RequestParser(std::size_t max_header_bytes, std::size_t max_body_bytes)
    : impl_(std::make_unique<Impl>(max_header_bytes, max_body_bytes)) {}
RequestParser::~RequestParser() = default;

std::size_t RequestParser::put(std::string_view bytes) {
  std::size_t blank = 0;
  if (!started()) {
    // RFC 9112, section 2.2: an empty line before the request line is to be passed over.
    while (bytes.substr(blank).starts_with("\r\n")) blank += 2;
    if (bytes.substr(blank) == "\r") return blank;
  }
  return blank + impl_->put(bytes.substr(blank));
}

bool RequestParser::started() const { return impl_->reader().got_some(); }
bool RequestParser::done() const { return impl_->error() == 0 && impl_->reader().is_done(); }
int RequestParser::error() const { return impl_->error(); }
const std::string& RequestParser::problem() const { return impl_->problem(); }
bool RequestParser::keep_alive() const { return impl_->reader().keep_alive(); }

std::size_t RequestParser::body_bytes() const { return impl_->reader().message.body.size(); }
void RequestParser::drop_body() { impl_->reader().message.body = std::string(); }

bool RequestParser::wants_continue() const {
  const auto& reader = impl_->reader();
  return reader.expects_continue && reader.is_header_done() && !reader.is_done();
}

bool RequestParser::http10() const { return impl_->reader().http10; }

Request RequestParser::take() {
  Request request = std::move(impl_->reader().message);
  impl_->restart();
  return request;
}

struct ResponseParser::Impl : Reading<Response> {
  Impl(bool skip_body, std::size_t max_bytes)
      : Reading(max_bytes, max_bytes), head_only(skip_body) {
    reader().skip(head_only);
  }
  bool head_only;
};

ResponseParser::ResponseParser(bool head_only, std::size_t max_bytes)
    : impl_(std::make_unique<Impl>(head_only, max_bytes)) {}
ResponseParser::~ResponseParser() = default;

std::size_t ResponseParser::put(std::string_view bytes) {
  std::size_t used = 0;
  while (true) {
    used += impl_->put(bytes.substr(used));
    auto& reader = impl_->reader();
    if (!reader.is_done() || reader.message.status >= 200) return used;
    impl_->restart();
    impl_->reader().skip(impl_->head_only);
  }
}

void ResponseParser::put_end() { impl_->put_end(); }
bool ResponseParser::done() const { return impl_->error() == 0 && impl_->reader().is_done(); }
const std::string& ResponseParser::problem() const { return impl_->problem(); }
bool ResponseParser::keep_alive() const { return impl_->reader().keep_alive(); }
Response ResponseParser::take() { return std::move(impl_->reader().message); }

}  // namespace sim::http
