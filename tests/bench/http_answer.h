// An HTTP/1.1 answer as it comes in, read with as little work as will do: the client must not be
// what a load waits for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

class HttpAnswer {
 public:
  void clear() { *this = {}; }
  bool begun() const { return !bytes_.empty(); }

  // True when the whole answer is there. Throws std::runtime_error if it is none.
  bool add(std::string_view piece);
  // The server has closed: true if that is how the answer ends.
  bool end();

  // Of an answer that is there.
  int status() const { return status_; }
  const std::string& body() const { return body_; }
  // Whether the server closes the connection after it.
  bool closes() const { return closes_; }

 private:
  static constexpr std::size_t kUntilClosed = static_cast<std::size_t>(-1);

  bool read_head();
  bool read_chunks();

  std::string bytes_;
  std::string body_;
  std::size_t body_at_ = 0;
  std::size_t next_chunk_ = 0;
  std::size_t length_ = kUntilClosed;
  int status_ = 0;
  bool chunked_ = false;
  bool closes_ = false;
};

// The value of the first field of this name in a JSON text: a string, as it stands there with its
// escapes. Throws std::runtime_error if there is none.
std::string json_string_as_it_stands(std::string_view json, const std::string& field);
