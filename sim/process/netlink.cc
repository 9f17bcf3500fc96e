#include "sim/process/netlink.h"

#include <arpa/inet.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <vector>

namespace sim {
namespace {

[[noreturn]] void fail_netlink(int error, const char* what) {
  throw std::system_error(error, std::generic_category(), what);
}

}  // namespace

// One message, built piece by piece. Everything in it is aligned to four bytes.
class Netlink::Request {
 public:
  template <class Body>
  Request(std::uint16_t type, std::uint16_t flags, const Body& body) {
    nlmsghdr header{};
    header.nlmsg_type = type;
    header.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
    put(&header, sizeof header);
    put(&body, sizeof body);
  }

  template <class Body>
  void put_body(const Body& body) {
    put(&body, sizeof body);
  }
  void attribute(int type, const void* data, std::size_t size) {
    const std::size_t begin = open(type);
    put(data, size);
    // The length is without the padding.
    set_length(begin, bytes_.size() - begin - (NLMSG_ALIGN(size) - size));
  }
  void text(int type, std::string_view value) {
    const std::string terminated(value);
    attribute(type, terminated.c_str(), terminated.size() + 1);
  }
  void number(int type, int value) { attribute(type, &value, sizeof value); }

  // What is put between open() and close() is inside the attribute.
  std::size_t open(int type) {
    const std::size_t begin = bytes_.size();
    rtattr head{};
    head.rta_type = static_cast<unsigned short>(type);
    put(&head, sizeof head);
    return begin;
  }
  void close(std::size_t begin) { set_length(begin, bytes_.size() - begin); }

  const std::vector<char>& finish() {
    const auto size = static_cast<std::uint32_t>(bytes_.size());
    std::memcpy(bytes_.data(), &size, sizeof size);
    return bytes_;
  }

 private:
  void put(const void* data, std::size_t size) {
    const char* begin = static_cast<const char*>(data);
    bytes_.insert(bytes_.end(), begin, begin + size);
    bytes_.resize(NLMSG_ALIGN(bytes_.size()));
  }
  void set_length(std::size_t begin, std::size_t size) {
    const auto length = static_cast<unsigned short>(size);
    std::memcpy(bytes_.data() + begin, &length, sizeof length);
  }

  std::vector<char> bytes_;
};

Netlink::Netlink() : socket_(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE)) {
  if (!socket_) fail_netlink(errno, "open a routing socket");
}

void Netlink::ask(Request& request) {
  const std::vector<char>& bytes = request.finish();
  if (::send(socket_.get(), bytes.data(), bytes.size(), 0) < 0)
    fail_netlink(errno, "ask for a network");
  alignas(nlmsghdr) std::array<char, 4096> answer{};
  const ssize_t size = ::recv(socket_.get(), answer.data(), answer.size(), 0);
  if (size < 0) fail_netlink(errno, "ask for a network");
  nlmsghdr header{};
  nlmsgerr error{};
  if (static_cast<std::size_t>(size) < NLMSG_HDRLEN + sizeof error)
    fail_netlink(EPROTO, "make a network");
  std::memcpy(&header, answer.data(), sizeof header);
  std::memcpy(&error, answer.data() + NLMSG_HDRLEN, sizeof error);
  if (header.nlmsg_type != NLMSG_ERROR) fail_netlink(EPROTO, "make a network");
  if (error.error != 0) fail_netlink(-error.error, "make a network");
}

int Netlink::add_bridge(const std::string& name) {
  ifinfomsg link{};
  link.ifi_flags = IFF_UP;
  link.ifi_change = IFF_UP;
  Request request(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, link);
  request.text(IFLA_IFNAME, name);
  const std::size_t info = request.open(IFLA_LINKINFO);
  request.text(IFLA_INFO_KIND, "bridge");
  request.close(info);
  ask(request);
  return number_of(name);
}

void Netlink::add_pair(const std::string& name, int bridge, const std::string& peer_name,
                       int peer_space) {
  ifinfomsg link{};
  link.ifi_flags = IFF_UP;
  link.ifi_change = IFF_UP;
  Request request(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, link);
  request.text(IFLA_IFNAME, name);
  request.number(IFLA_MASTER, bridge);
  const std::size_t info = request.open(IFLA_LINKINFO);
  request.text(IFLA_INFO_KIND, "veth");
  const std::size_t data = request.open(IFLA_INFO_DATA);
  const std::size_t peer = request.open(VETH_INFO_PEER);
  request.put_body(ifinfomsg{});
  request.text(IFLA_IFNAME, peer_name);
  request.number(IFLA_NET_NS_FD, peer_space);
  request.close(peer);
  request.close(data);
  request.close(info);
  ask(request);
}

void Netlink::bring_up(int link_number) {
  ifinfomsg link{};
  link.ifi_index = link_number;
  link.ifi_flags = IFF_UP;
  link.ifi_change = IFF_UP;
  Request request(RTM_NEWLINK, 0, link);
  ask(request);
}

void Netlink::add_address(int link, const std::string& address, int prefix_length) {
  in_addr number{};
  if (::inet_pton(AF_INET, address.c_str(), &number) != 1) fail_netlink(EINVAL, address.c_str());
  ifaddrmsg body{};
  body.ifa_family = AF_INET;
  body.ifa_prefixlen = static_cast<unsigned char>(prefix_length);
  body.ifa_index = static_cast<unsigned>(link);
  Request request(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, body);
  request.attribute(IFA_LOCAL, &number, sizeof number);
  request.attribute(IFA_ADDRESS, &number, sizeof number);
  ask(request);
}

int Netlink::number_of(const std::string& name) const {
  const unsigned number = ::if_nametoindex(name.c_str());
  if (number == 0) fail_netlink(errno, name.c_str());
  return static_cast<int>(number);
}

}  // namespace sim
