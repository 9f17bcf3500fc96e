// Incremental parsers of HTTP/1.x. parser.cc is the one file that includes Boost.Beast.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include "sim/http/message.h"

namespace sim::http {

// Reads requests, one after the other, from bytes that come in pieces.
class RequestParser {
 public:
  RequestParser(std::size_t max_header_bytes, std::size_t max_body_bytes);
  ~RequestParser();
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  // Reads on until the request is complete, is refused, or needs more. Returns how many bytes it
  // used; the others are to be given again, with more behind them.
  std::size_t put(std::string_view bytes);

  // A byte of the request has come.
  bool started() const;
  bool done() const;
  // 0, or the status to refuse the request with: 400 malformed, 413 body too large, 431 header too
  // large, 501 a Transfer-Encoding other than chunked. Such a parser is of no further use.
  int error() const;
  // What was wrong, in a few words.
  const std::string& problem() const;
  // How much of the body has come.
  std::size_t body_bytes() const;
  // Gives the memory of the body back, for a request that is refused. The parser is of no further
  // use.
  void drop_body();
  // The header is complete, the body is not, and the client waits for `100 Continue`.
  bool wants_continue() const;

  // Known once the header is complete.
  bool keep_alive() const;
  bool http10() const;

  // REQUIRES: done(). Hands the request over (without `peer`) and makes ready for the next one.
  Request take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Reads one response, interim ones (1xx) left out.
class ResponseParser {
 public:
  // `head_only`: it answers HEAD, so that no body follows whatever Content-Length says. A header or
  // a body of more than `max_bytes` is a problem.
  explicit ResponseParser(bool head_only,
                          std::size_t max_bytes = std::numeric_limits<std::size_t>::max());
  ~ResponseParser();
  ResponseParser(const ResponseParser&) = delete;
  ResponseParser& operator=(const ResponseParser&) = delete;

  // As RequestParser::put.
  std::size_t put(std::string_view bytes);
  // The server closed: completes a response whose body ends there.
  void put_end();

  bool done() const;
  // What was wrong with it; "" if nothing.
  const std::string& problem() const;
  bool keep_alive() const;
  // REQUIRES: done().
  Response take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sim::http
