// A listening socket whose clients never wait without a word: where there is no room for one more
// connection, one that can be spared makes room, or the newcomer is turned away.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "sim/http/sockets.h"

namespace sim::http {

// Takes the connections that a Listener accepts.
class ListenerHost {
 public:
  virtual ~ListenerHost() = default;
  virtual void add(Socket socket) = 0;
  // How many of them are open now.
  virtual std::size_t count() const = 0;
  // Ends the connection that can best be spared. False if all are in use.
  virtual bool make_room() = 0;
  // Lets go of a client for whom there is no room; before it returns if `at_once`, as the
  // descriptor is needed for the next.
  virtual void turn_away(Socket socket, bool at_once) = 0;
};

class Listener : public std::enable_shared_from_this<Listener> {
 public:
  using Say = std::function<void(const std::string&)>;

  // Listens at once; std::runtime_error as Server says. `say` gets a line for people when it
  // becomes full, or the process is out of file descriptors, and none again before it has been half
  // empty; null: nobody is told.
  Listener(asio::io_context& io, const std::string& address, std::uint16_t port,
           std::size_t max_connections, Say say);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // Accepts until stop() or the end of `host`.
  void start(std::weak_ptr<ListenerHost> host);
  void stop();

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  void accept();
  void take(ListenerHost& host, Socket socket);
  void on_error(ListenerHost& host, const ErrorCode& error);
  void accept_later();
  bool keep_reserve();
  void tell(const std::string& line);

  std::string where_;
  Acceptor acceptor_;
  asio::steady_timer later_;
  std::size_t max_connections_;
  Say say_;
  std::weak_ptr<ListenerHost> host_;
  int reserve_ = -1;  // given up to accept a client when there is no other descriptor left
  bool told_ = false;
  bool stopped_ = false;
};

}  // namespace sim::http
