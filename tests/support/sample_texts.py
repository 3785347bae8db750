"""The narrative of the sample: official Vietnamese, several paragraphs, no figure that the figures
themselves must state."""

from __future__ import annotations

from collections.abc import Mapping


def _paragraphs(*paragraphs: str) -> str:
    return "\n".join(paragraphs)


_M02: Mapping[str, str] = {
    "tham_muu_tac_dong": _paragraphs(
        "Các văn bản được ban hành kịp thời, xác định rõ trách nhiệm của từng sở, ban, ngành và của UBND "
        "các xã, phường trong việc tổ chức thực hiện chính sách BHXH, BHYT; đưa chỉ tiêu phát triển "
        "người tham gia vào kế hoạch phát triển kinh tế - xã hội hằng năm của địa phương.",
        "Trên cơ sở đó, công tác tuyên truyền nhận được sự vào cuộc đồng bộ của cả hệ thống chính trị; "
        "cấp ủy, chính quyền cơ sở chủ động bố trí thời gian, địa điểm và lực lượng phối hợp với cơ quan "
        "BHXH tổ chức các hội nghị tuyên truyền, tư vấn, đối thoại trực tiếp với người dân.",
    ),
    "phoi_hop_mo_ta": _paragraphs(
        "BHXH tỉnh duy trì thực hiện các quy chế, chương trình phối hợp đã ký kết với các sở, ban, "
        "ngành, tổ chức chính trị - xã hội; đầu năm thống nhất kế hoạch, giữa năm sơ kết, cuối năm tổng "
        "kết, đánh giá kết quả và đề ra nhiệm vụ cho năm tiếp theo.",
        "Nội dung phối hợp tập trung vào những điểm mới của Luật Bảo hiểm xã hội, Luật Bảo hiểm y tế; "
        "quyền lợi khi tham gia BHXH tự nguyện, BHYT hộ gia đình, BHYT học sinh, sinh viên; hướng dẫn "
        "cài đặt, sử dụng ứng dụng VssID và dịch vụ công trực tuyến.",
        "Các hội, đoàn thể lồng ghép tuyên truyền trong sinh hoạt chi hội, sinh hoạt khu dân cư; phân "
        "công cán bộ phụ trách từng thôn, tổ dân phố để vận động, tư vấn trực tiếp tới từng hộ gia đình.",
    ),
    "hn_van_de_doi_thoai": _paragraphs(
        "Điều kiện, mức hưởng lương hưu và trợ cấp hưu trí xã hội theo Luật Bảo hiểm xã hội.",
        "Mức đóng, phương thức đóng và mức hỗ trợ từ ngân sách nhà nước khi tham gia BHXH tự nguyện.",
        "Quyền lợi khám bệnh, chữa bệnh BHYT khi đăng ký khám bệnh, chữa bệnh ban đầu sau sắp xếp đơn vị "
        "hành chính.",
        "Trách nhiệm của người sử dụng lao động trong việc đăng ký, đóng BHXH, BHYT, BHTN cho người lao "
        "động.",
    ),
    "hn_sang_tao": _paragraphs(
        "Tổ chức mô hình “Ngày thứ Bảy an sinh”: cán bộ BHXH cùng nhân viên tổ chức dịch vụ thu đến từng "
        "thôn, tổ dân phố tư vấn, giải đáp và tiếp nhận đăng ký tham gia ngoài giờ hành chính.",
        "Xây dựng tiểu phẩm dân ca ví, giặm về BHXH tự nguyện, BHYT hộ gia đình, biểu diễn tại hội nghị "
        "và phát trên hệ thống loa truyền thanh cơ sở.",
    ),
    "cong_noi_dung": _paragraphs(
        "Cổng Thông tin điện tử BHXH tỉnh đăng tải kịp thời chủ trương của Đảng, chính sách, pháp luật "
        "của Nhà nước về BHXH, BHYT, BHTN; hoạt động của Ngành; gương người tốt, việc tốt; hướng dẫn "
        "thực hiện thủ tục hành chính trên Cổng dịch vụ công.",
        "Hình thức thể hiện đa dạng, tăng tỷ trọng các sản phẩm truyền thông hiện đại như infographic, "
        "motion graphic, video ngắn; mỗi chính sách mới đều có ít nhất một sản phẩm đồ họa để người đọc "
        "dễ tiếp cận.",
    ),
    "cong_dot_cao_diem": _paragraphs(
        "Mở chuyên mục và treo banner tuyên truyền trong Tháng vận động triển khai BHXH toàn dân, Ngày "
        "BHYT Việt Nam, dịp khai giảng năm học mới và đợt cao điểm phát triển người tham gia cuối năm.",
    ),
    "mxh_noi_dung": _paragraphs(
        "Nội dung trên các trang mạng xã hội được biên tập ngắn gọn, gần gũi, gắn với tình huống thực tế "
        "của người tham gia; các bình luận, tin nhắn được phân công cán bộ trực trả lời trong ngày làm "
        "việc.",
    ),
    "vssid_mo_ta": _paragraphs(
        "Cán bộ bộ phận Một cửa hướng dẫn trực tiếp người dân cài đặt, sử dụng ứng dụng; đồng thời gửi "
        "thư điện tử đến các đơn vị sử dụng lao động để hướng dẫn tra cứu quá trình đóng, hưởng và cảnh "
        "báo các hình thức lừa đảo.",
    ),
    "cung_cap_hinh_thuc": _paragraphs(
        "Thông tin được cung cấp cho các cơ quan báo chí qua văn bản, thư điện tử, nhóm Zalo với phóng "
        "viên thường trú, tại hội nghị giao ban báo chí và trong các buổi làm việc, trả lời phỏng vấn.",
    ),
    "bao_dai_chuyen_muc": _paragraphs(
        "Chuyên mục “Bảo hiểm xã hội với cuộc sống” phát sóng định kỳ trên truyền hình tỉnh.",
        "Chuyên trang “Chính sách BHXH, BHYT” trên báo in và báo điện tử của tỉnh.",
        "Chuyên mục “Hỏi đáp chính sách” trên sóng phát thanh.",
    ),
    "loa_bien_tap": _paragraphs(
        "Phòng Truyền thông phối hợp với các phòng nghiệp vụ biên tập bài tuyên truyền, câu chuyện "
        "truyền thanh theo từng chủ đề, thu âm thành file phát thanh bằng giọng đọc địa phương và gửi "
        "đến toàn bộ các xã, phường để phát vào khung giờ cố định.",
    ),
    "loa_dtts": _paragraphs(
        "Tại các xã miền núi, nội dung phát thanh được biên tập ngắn gọn, dễ hiểu; kết hợp tuyên truyền "
        "trực tiếp qua bộ đội biên phòng, người có uy tín trong cộng đồng và trong các phiên chợ.",
    ),
    "an_pham_bien_tap": _paragraphs(
        "Các sản phẩm do đơn vị biên tập bám sát đặc thù địa phương, sử dụng hình ảnh, câu chuyện của "
        "chính người tham gia trên địa bàn, ngôn ngữ giản dị, chữ to, dễ đọc đối với người cao tuổi.",
    ),
    "an_pham_online": _paragraphs(
        "Toàn bộ tờ gấp, sổ tay đều in mã QR dẫn đến bản điện tử và chuyên mục hỏi đáp; các sản phẩm "
        "được đăng đồng thời trên Cổng Thông tin điện tử, Zalo OA, Fanpage và chia sẻ qua nhóm Zalo của "
        "thôn, tổ dân phố.",
    ),
    "an_pham_tw_su_dung": _paragraphs(
        "Sản phẩm do BHXH Việt Nam cấp được phân bổ ngay cho BHXH cơ sở, tổ chức dịch vụ thu, sử dụng "
        "đúng mục đích, đúng đối tượng tại các hội nghị, lễ ra quân và điểm tiếp nhận hồ sơ.",
    ),
    "kiem_tra_ket_qua": _paragraphs(
        "Qua kiểm tra, các đơn vị đã xây dựng kế hoạch tuyên truyền, bám sát chỉ đạo của BHXH tỉnh và "
        "tình hình địa phương; hồ sơ lưu trữ cơ bản đầy đủ.",
        "Đoàn kiểm tra yêu cầu một số đơn vị khắc phục việc cập nhật số liệu chưa kịp thời, nội dung bài "
        "phát thanh chưa được làm mới; các đơn vị đã khắc phục và báo cáo kết quả đúng thời hạn.",
    ),
    "tap_huan_ket_qua": _paragraphs(
        "Đối tượng tập trung bồi dưỡng là cán bộ truyền thông, viên chức bộ phận Một cửa, nhân viên tổ "
        "chức dịch vụ thu và cộng tác viên. Sau tập huấn, học viên nắm vững chính sách mới, thành thạo "
        "kỹ năng tư vấn nhóm nhỏ và kỹ năng sử dụng mạng xã hội trong tuyên truyền.",
    ),
    "khao_sat_ket_qua": _paragraphs(
        "Việc khảo sát được thực hiện bằng phiếu trực tiếp tại bộ phận Một cửa và phiếu điện tử qua mã "
        "QR. Các ý kiến góp ý tập trung vào thời gian chờ tại giờ cao điểm và mong muốn có thêm hướng "
        "dẫn bằng hình ảnh.",
    ),
    "yeu_the_ket_qua": _paragraphs(
        "Chương trình tặng sổ BHXH, thẻ BHYT và quà cho người có hoàn cảnh khó khăn được các doanh "
        "nghiệp, tổ chức tôn giáo, nhà hảo tâm trong và ngoài tỉnh tích cực hưởng ứng, có sức lan tỏa "
        "rộng, góp phần hoàn thành mục tiêu an sinh xã hội của địa phương.",
    ),
    "ctv_duy_tri": _paragraphs(
        "Đội ngũ cộng tác viên được rà soát, kiện toàn hằng quý; duy trì nhóm Zalo trao đổi nghiệp vụ, "
        "cung cấp tài liệu, giải đáp vướng mắc và biểu dương những cộng tác viên có thành tích tốt.",
    ),
    "thi_dua_so_ket": _paragraphs(
        "Phát động phong trào thi đua “Mỗi cán bộ là một tuyên truyền viên”; tổ chức sơ kết, tổng kết "
        "công tác phối hợp, khen thưởng các tập thể, cá nhân tiêu biểu.",
        "Tham gia Hội thi tuyên truyền viên giỏi do BHXH Việt Nam tổ chức; hưởng ứng cuộc thi viết về "
        "gương người tham gia BHXH, BHYT trên Báo và phát thanh, truyền hình Hà Tĩnh.",
    ),
    "cap_duoi_ket_qua": _paragraphs(
        "BHXH cơ sở chủ động tham mưu cấp ủy, chính quyền các xã, phường kiện toàn Ban Chỉ đạo thực hiện "
        "chính sách BHXH, BHYT; phối hợp tổ chức hội nghị tại thôn, tổ dân phố, chợ truyền thống, khu "
        "nhà trọ công nhân.",
        "Một số mô hình hiệu quả đã được nhân rộng: “Heo đất an sinh” của hội phụ nữ, “Thôn an sinh” có "
        "toàn bộ hộ gia đình tham gia BHYT, “Tổ tư vấn lưu động” gồm cán bộ BHXH, nhân viên bưu điện và "
        "trưởng thôn.",
    ),
    "kinh_phi_danh_gia": _paragraphs(
        "Kinh phí được sử dụng đúng nội dung, đúng định mức, tiết kiệm, có chứng từ đầy đủ; ưu tiên cho "
        "hội nghị tư vấn trực tiếp và truyền thông tại cơ sở.",
    ),
    "dg_ket_qua": _paragraphs(
        "Công tác tuyên truyền được triển khai đồng bộ, bám sát chỉ đạo của BHXH Việt Nam và tình hình "
        "địa phương; hình thức đa dạng, nội dung thiết thực, hướng mạnh về cơ sở và từng nhóm đối tượng.",
        "Nhận thức của cấp ủy, chính quyền, doanh nghiệp và người dân về chính sách BHXH, BHYT có chuyển "
        "biến rõ nét; người tham gia và diện bao phủ tăng đều qua từng quý, góp phần hoàn thành các chỉ "
        "tiêu được giao.",
        "Việc giải đáp, tư vấn qua mạng xã hội, ứng dụng VssID và bộ phận Một cửa ngày càng nhanh chóng, "
        "thuận tiện, được người dân đánh giá cao.",
    ),
    "dg_kho_khan": _paragraphs(
        "Địa bàn rộng, dân cư ở các xã miền núi phân tán; thu nhập của lao động khu vực phi chính thức "
        "chưa ổn định nên việc vận động duy trì tham gia BHXH tự nguyện còn khó khăn.",
        "Cán bộ làm công tác tuyên truyền ở cơ sở chủ yếu kiêm nhiệm; kỹ năng sản xuất sản phẩm truyền "
        "thông số chưa đồng đều giữa các đơn vị.",
        "Tình trạng giả mạo cán bộ BHXH để lừa đảo trên không gian mạng diễn biến phức tạp, ảnh hưởng "
        "đến tâm lý người dân.",
    ),
    "ke_hoach_ky_sau": _paragraphs(
        "Tiếp tục tham mưu cấp ủy, chính quyền các cấp đưa chỉ tiêu phát triển người tham gia BHXH, BHYT "
        "vào nghị quyết, kế hoạch năm; ký kết và thực hiện chương trình phối hợp với các sở, ban, ngành, "
        "đoàn thể.",
        "Tổ chức các đợt tuyên truyền cao điểm: Tết Nguyên đán, Tháng vận động triển khai BHXH toàn dân, "
        "Ngày BHYT Việt Nam, đầu năm học mới và đợt cao điểm cuối năm.",
        "Đẩy mạnh truyền thông nhóm nhỏ tại thôn, tổ dân phố; nâng cao chất lượng các kênh truyền thông "
        "số; tổ chức tập huấn kỹ năng cho toàn bộ cán bộ truyền thông và cộng tác viên.",
    ),
    "giai_phap": _paragraphs(
        "Đổi mới nội dung, hình thức tuyên truyền theo hướng lấy người tham gia làm trung tâm, phân nhóm "
        "đối tượng để lựa chọn thông điệp và kênh phù hợp.",
        "Ứng dụng mạnh mẽ công nghệ số trong sản xuất, phân phối sản phẩm truyền thông; khai thác dữ "
        "liệu người tham gia để tư vấn đúng đối tượng, đúng thời điểm.",
        "Tăng cường kiểm tra, hướng dẫn BHXH cơ sở; gắn kết quả tuyên truyền với kết quả phát triển "
        "người tham gia trong đánh giá thi đua.",
    ),
    "kien_nghi": _paragraphs(
        "Đề nghị BHXH Việt Nam tiếp tục cấp các sản phẩm truyền thông mẫu, nhất là video ngắn và file "
        "phát thanh, để các đơn vị biên tập lại phù hợp với địa phương.",
        "Đề nghị BHXH Việt Nam tổ chức thêm các lớp tập huấn về kỹ năng truyền thông trên mạng xã hội và "
        "xử lý thông tin sai lệch.",
    ),
}

_DECUONG: Mapping[str, str] = {
    "tham_muu_co_che_ho_tro": _paragraphs(
        "BHXH tỉnh chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ tham mưu UBND tỉnh trình HĐND tỉnh ban "
        "hành nghị quyết hỗ trợ thêm mức đóng BHXH tự nguyện, BHYT cho người thuộc hộ cận nghèo, hộ có "
        "mức sống trung bình và người lao động khu vực phi chính thức từ nguồn ngân sách địa phương.",
        "Chính sách hỗ trợ được thông tin rộng rãi đến từng thôn, tổ dân phố, tạo động lực để người dân "
        "tham gia và duy trì tham gia.",
    ),
    "tham_muu_giam_sat": _paragraphs(
        "Tham mưu Ban Chỉ đạo của tỉnh đưa nội dung tuyên truyền chính sách BHXH, BHYT vào chương trình "
        "kiểm tra, giám sát hằng năm; định kỳ hằng quý báo cáo Tỉnh ủy, UBND tỉnh kết quả thực hiện chỉ "
        "tiêu của từng xã, phường.",
    ),
    "tham_muu_khac": _paragraphs(
        "Đề xuất đưa kết quả thực hiện BHYT toàn dân vào tiêu chí xây dựng nông thôn mới và bình xét thi "
        "đua của các xã, phường.",
    ),
    "muc_tieu_danh_gia": _paragraphs(
        "Các mục tiêu về nhân lực và về chủ thể được truyền thông cơ bản đạt và vượt tiến độ đề ra; công "
        "tác truyền thông chuyển mạnh từ diện rộng sang theo nhóm đối tượng, có trọng tâm, trọng điểm.",
    ),
    "muc_tieu_kho_khan": _paragraphs(
        "Việc thống kê số người được truyền thông qua nhiều kênh khác nhau còn trùng lặp, chưa có công "
        "cụ đo lường thống nhất.",
    ),
    "bao_dai_danh_gia": _paragraphs(
        "Quan hệ phối hợp với các cơ quan báo, đài được duy trì thường xuyên; tin, bài kịp thời, đúng "
        "định hướng, góp phần tạo sự đồng thuận trong xã hội.",
        "Khó khăn chủ yếu là kinh phí hợp đồng tuyên truyền còn hạn chế, số phóng viên am hiểu sâu về "
        "chính sách BHXH, BHYT chưa nhiều.",
    ),
    "truc_quan_danh_gia": _paragraphs(
        "Truyền thông trực quan tạo được điểm nhấn trong các đợt cao điểm, tờ gấp được biên tập ngắn "
        "gọn, dễ hiểu.",
        "Hạn chế là một số pano ngoài trời xuống cấp nhanh do thời tiết. Đơn vị đề xuất tăng tỷ lệ ấn "
        "phẩm điện tử có mã QR và sử dụng màn hình led công cộng.",
    ),
    "cong_danh_gia": _paragraphs(
        "Cổng Thông tin điện tử hoạt động ổn định, thông tin được cập nhật hằng ngày, câu hỏi của bạn "
        "đọc được trả lời đúng thời hạn.",
        "Thời gian tới cần nâng cấp chức năng tìm kiếm, tăng tin, bài chuyên sâu và sản phẩm đồ họa.",
    ),
    "mxh_danh_gia": _paragraphs(
        "Các trang mạng xã hội giúp thông tin đến người dân nhanh, tương tác hai chiều, chi phí thấp; "
        "một số video ngắn về quyền lợi BHXH tự nguyện thu hút đông đảo người xem.",
        "Hạn chế là nhân lực quản trị kiêm nhiệm, tần suất đăng bài chưa đều. Giải pháp là xây dựng lịch "
        "biên tập theo tuần và bồi dưỡng kỹ năng dựng hình cho cán bộ.",
    ),
    "thien_nguyen_ctv": _paragraphs(
        "Nhiều nhân vật thực tế đang hưởng lương hưu từ BHXH tự nguyện, người bệnh được quỹ BHYT chi trả "
        "chi phí lớn đã tham gia chia sẻ tại hội nghị và trong các phóng sự, tạo sức thuyết phục cao.",
        "Phong trào tặng sổ BHXH, thẻ BHYT được duy trì thường xuyên, trọng tâm là dịp Tết Nguyên đán và "
        "Tháng vận động triển khai BHXH toàn dân.",
    ),
    "ctv_duy_tri_kt": _paragraphs(
        "Đội ngũ cộng tác viên được củng cố gắn với mạng lưới tổ chức dịch vụ thu, được cung cấp tài "
        "liệu và tập huấn thường xuyên.",
    ),
    "thi_dua_so_ket_kt": _paragraphs(
        "Công tác thi đua, sơ kết, tổng kết gắn với từng đợt truyền thông cao điểm; kịp thời biểu dương "
        "tập thể, cá nhân có cách làm hiệu quả.",
    ),
    "cao_diem_kho_khan": _paragraphs(
        "Một số đợt cao điểm trùng mùa vụ và mùa mưa bão nên việc tập trung người dân gặp khó khăn; các "
        "đơn vị đã linh hoạt chuyển sang truyền thông nhóm nhỏ tại nhà dân và buổi tối.",
    ),
    "kiem_tra_ket_qua_kt": _paragraphs(
        "Các đơn vị được kiểm tra thực hiện nghiêm kế hoạch truyền thông; những tồn tại được chỉ rõ và "
        "khắc phục sau kiểm tra.",
    ),
    "cap_duoi_ket_qua_kt": _paragraphs(
        "BHXH cơ sở triển khai đầy đủ các nhiệm vụ truyền thông được giao, chủ động phối hợp với chính "
        "quyền xã, phường và tổ chức dịch vụ thu.",
        "Khó khăn là địa bàn quản lý rộng sau khi sắp xếp tổ chức bộ máy. Đề xuất tăng cường trang thiết "
        "bị phục vụ truyền thông lưu động.",
    ),
    "buu_dien_danh_gia": _paragraphs(
        "Bưu điện tỉnh và các tổ chức dịch vụ thu có mạng lưới rộng khắp, nhân viên gần dân, là lực "
        "lượng nòng cốt trong vận động BHXH tự nguyện, BHYT hộ gia đình.",
        "Khó khăn là nhân viên thay đổi thường xuyên, kỹ năng tư vấn chưa đồng đều; hai bên đã thống "
        "nhất tập huấn định kỳ hằng quý.",
    ),
    "dg_ket_qua_kt": _paragraphs(
        "Công tác thông tin, truyền thông gắn chặt với mục tiêu phát triển người tham gia; nhận thức của "
        "người dân, người lao động và chủ sử dụng lao động được nâng lên, nhiều người chủ động tìm hiểu, "
        "đăng ký tham gia.",
        "Dư luận xã hội đồng tình, ủng hộ chính sách; niềm tin của người dân đối với Ngành được củng cố.",
    ),
    "dg_cach_lam_hay_kt": _paragraphs(
        "Mô hình “Tổ tư vấn lưu động” và “Ngày thứ Bảy an sinh” phù hợp với địa bàn nông thôn, có thể "
        "nhân rộng.",
    ),
    "dg_ton_tai_kt": _paragraphs(
        "Chất lượng truyền thông giữa các đơn vị chưa đồng đều; việc đánh giá hiệu quả sau truyền thông "
        "chưa thường xuyên; sản phẩm truyền thông số còn ít so với nhu cầu.",
    ),
    "dg_nguyen_nhan_kt": _paragraphs(
        "Nguyên nhân chủ quan: một số đơn vị chưa chủ động đổi mới nội dung, hình thức; kỹ năng của cán "
        "bộ kiêm nhiệm còn hạn chế.",
        "Nguyên nhân khách quan: đời sống một bộ phận người dân còn khó khăn; thiên tai, dịch bệnh ảnh "
        "hưởng đến thu nhập và việc tổ chức hội nghị.",
    ),
    "nq28_quan_triet": _paragraphs(
        "Đảng ủy, lãnh đạo BHXH tỉnh tổ chức quán triệt Nghị quyết số 28-NQ/TW đến toàn thể đảng viên, "
        "viên chức, người lao động; ban hành chương trình hành động, kế hoạch thực hiện và đưa vào nội "
        "dung sinh hoạt chi bộ.",
    ),
    "nq28_phoi_hop": _paragraphs(
        "Phối hợp với Ban Tuyên giáo và Dân vận Tỉnh ủy đưa nội dung Nghị quyết vào tài liệu sinh hoạt "
        "chi bộ, hội nghị báo cáo viên; phối hợp với các cơ quan báo, đài mở chuyên mục phân tích mục "
        "tiêu và giải pháp cải cách chính sách BHXH.",
    ),
    "nq28_cap_duoi": _paragraphs(
        "BHXH cơ sở tham mưu cấp ủy xã, phường cụ thể hóa mục tiêu của Nghị quyết thành chỉ tiêu phát "
        "triển người tham gia hằng năm và tổ chức tuyên truyền đến từng chi bộ, khu dân cư.",
    ),
    "nq28_danh_gia": _paragraphs(
        "Nghị quyết tạo chuyển biến rõ về nhận thức và hành động của cấp ủy, chính quyền các cấp; diện "
        "bao phủ BHXH, nhất là BHXH tự nguyện, được mở rộng vững chắc qua các năm.",
    ),
    "nq28_ton_tai": _paragraphs(
        "Tỷ lệ lao động khu vực phi chính thức tham gia BHXH còn thấp so với tiềm năng; tình trạng rút "
        "BHXH một lần vẫn còn.",
    ),
    "nq28_nguyen_nhan": _paragraphs(
        "Việc làm và thu nhập của lao động khu vực phi chính thức thiếu ổn định; một bộ phận người lao "
        "động chưa nhận thức đầy đủ lợi ích lâu dài của việc tham gia BHXH.",
    ),
    "nq28_giai_phap": _paragraphs(
        "Tập trung truyền thông về lợi ích lâu dài của lương hưu, trợ cấp hưu trí xã hội và chính sách "
        "hỗ trợ của Nhà nước; lấy người đang hưởng chế độ làm hạt nhân lan tỏa.",
        "Giao chỉ tiêu cụ thể cho từng đơn vị, gắn truyền thông với phát triển người tham gia; duy trì "
        "giao ban hằng tháng với Bưu điện tỉnh và các tổ chức dịch vụ thu.",
    ),
    "nq28_cach_lam_hay": _paragraphs(
        "Mô hình “Chi bộ an sinh”: đảng viên và người thân gương mẫu tham gia BHXH, BHYT, vận động hộ "
        "gia đình được phân công phụ trách.",
    ),
    "kp_danh_gia_nam_truoc": _paragraphs(
        "Kinh phí truyền thông được sử dụng đúng quy định, đáp ứng cơ bản nhu cầu nhiệm vụ. Khó khăn là "
        "kinh phí giao bổ sung vào cuối năm nên thời gian triển khai ngắn.",
    ),
    "kp_danh_gia_dau_nam": _paragraphs(
        "Việc sử dụng kinh phí bám sát dự toán và kế hoạch truyền thông; các hợp đồng tuyên truyền được "
        "thanh toán kịp thời.",
        "Đề nghị BHXH Việt Nam giao kinh phí ngay từ đầu năm và có cơ chế linh hoạt cho sản xuất sản "
        "phẩm truyền thông số.",
    ),
    "ke_hoach_ky_sau_kt": _paragraphs(
        "Tổ chức đợt cao điểm tuyên truyền, vận động BHYT học sinh, sinh viên và BHXH tự nguyện cuối "
        "năm; hoàn thành kế hoạch hội nghị, kiểm tra, tập huấn đã đề ra.",
        "Tăng cường truyền thông số, truyền thông nhóm nhỏ; phối hợp chặt chẽ với Bưu điện tỉnh, các "
        "hội, đoàn thể để hoàn thành chỉ tiêu phát triển người tham gia.",
    ),
    "kien_nghi_kt": _paragraphs(
        "Đề nghị BHXH Việt Nam ban hành bộ công cụ đo lường hiệu quả truyền thông dùng chung và hỗ trợ "
        "trang thiết bị cho truyền thông lưu động tại cơ sở.",
    ),
}

TM: Mapping[str, str] = {**_M02, **_DECUONG}
