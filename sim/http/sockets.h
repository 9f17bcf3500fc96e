// Asio's socket types as the server and the client use them: bound to one kind of executor, which
// spares every operation the type-erased one.
#pragma once

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>
#include <string>

namespace sim::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using ErrorCode = boost::system::error_code;

// `127.0.0.1:4566`, `[::1]:4566`.
std::string to_text(const tcp::endpoint& endpoint);
// The system's words for an error, in the middle of a sentence: `address already in use`.
std::string to_text(const ErrorCode& error);

}  // namespace sim::http
